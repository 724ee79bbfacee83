import Testing

/// Suites that run the built program with the real Poppler and Tesseract, one test at a time.
@Suite(.serialized) enum EndToEnd {}
