// swift-tools-version: 6.1
import PackageDescription

/// Compiler features every target is built with.
let settings: [SwiftSetting] = [
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    .enableUpcomingFeature("ExistentialAny"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    .enableUpcomingFeature("MemberImportVisibility"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "sohoa",
    products: [
        .executable(name: "sohoa", targets: ["sohoa"]),
        .library(name: "PlanPipeline", targets: ["PlanPipeline"]),
        .library(name: "DocumentModel", targets: ["DocumentModel"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // One Swift module per C library imports each of these.
        .systemLibrary(
            name: "CPoppler", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
        .systemLibrary(name: "CLeptonica", pkgConfig: "lept", providers: [.apt(["libleptonica-dev"])]),
        .systemLibrary(name: "CTesseract", pkgConfig: "tesseract", providers: [.apt(["libtesseract-dev"])]),
        .systemLibrary(name: "CXlsxwriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        .target(name: "DocumentModel", swiftSettings: settings),
        .target(
            name: "Ingest", dependencies: ["DocumentModel", "CPoppler", "CLeptonica", "CCrypto"],
            swiftSettings: settings),
        .target(
            name: "OCRBridge", dependencies: ["DocumentModel", "CTesseract"], swiftSettings: settings),
        .target(name: "DiacriticRepair", dependencies: ["DocumentModel"], swiftSettings: settings),
        .target(name: "PlanExtractor", dependencies: ["DocumentModel"], swiftSettings: settings),
        .target(name: "SearchablePDF", dependencies: ["DocumentModel", "CQPDF"], swiftSettings: settings),
        .target(
            name: "PlanPipeline",
            dependencies: [
                "DocumentModel", "Ingest", "OCRBridge", "DiacriticRepair", "PlanExtractor", "SearchablePDF",
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: settings),
        .target(name: "Export", dependencies: ["DocumentModel", "CXlsxwriter"], swiftSettings: settings),
        .target(
            name: "Archive", dependencies: ["DocumentModel", "CZlib", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
        .target(name: "PlanDiff", dependencies: ["DocumentModel"], swiftSettings: settings),
        .target(name: "DiffExport", dependencies: ["PlanDiff"], swiftSettings: settings),
        .target(name: "Accuracy", dependencies: ["DocumentModel"], swiftSettings: settings),
        .executableTarget(
            name: "sohoa",
            dependencies: [
                "DocumentModel", "Ingest", "OCRBridge", "DiacriticRepair", "PlanExtractor",
                "PlanPipeline", "SearchablePDF", "Archive", "Export", "Accuracy", "PlanDiff", "DiffExport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: settings),

        .target(
            name: "TestSupport", dependencies: ["DocumentModel"], path: "Tests/TestSupport",
            swiftSettings: settings),
        .testTarget(
            name: "DocumentModelTests", dependencies: ["DocumentModel", "TestSupport"],
            swiftSettings: settings),
        .testTarget(name: "IngestTests", dependencies: ["Ingest", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "OCRBridgeTests", dependencies: ["OCRBridge", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "DiacriticRepairTests", dependencies: ["DiacriticRepair", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "PlanExtractorTests", dependencies: ["PlanExtractor", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SearchablePDFTests", dependencies: ["SearchablePDF", "DocumentModel", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "PlanPipelineTests",
            dependencies: ["PlanPipeline", "DocumentModel", "Export", "Accuracy", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ExportTests", dependencies: ["Export", "DocumentModel", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "AccuracyTests", dependencies: ["Accuracy", "DocumentModel", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "ArchiveTests", dependencies: ["Archive", "DocumentModel", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "PlanDiffTests", dependencies: ["PlanDiff", "DiffExport", "DocumentModel", "TestSupport"],
            swiftSettings: settings),
        // Runs the built program on real files, one test at a time.
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["sohoa", "DocumentModel", "Accuracy", "Archive", "PlanPipeline", "TestSupport"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
