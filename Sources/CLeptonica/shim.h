#include <allheaders.h>

/// Copies 32-bit Cairo pixels (premultiplied over white when `has_alpha`) into a 32-bit Leptonica raster.
static inline void sohoa_copy_cairo(
    const unsigned char *source, int stride, int has_alpha, l_uint32 *target, int words_per_line, int width,
    int height) {
    for (int y = 0; y < height; y++) {
        const l_uint32 *from = (const l_uint32 *)(source + (size_t)y * stride);
        l_uint32 *to = target + (size_t)y * words_per_line;
        for (int x = 0; x < width; x++) {
            l_uint32 pixel = from[x];
            if (has_alpha) {
                l_uint32 rest = 255 - (pixel >> 24);
                if (rest) pixel += rest * 0x010101;
            }
            to[x] = (pixel << 8) | 0xff;
        }
    }
}

/// Whether every 32-bit Cairo pixel has equal red, green and blue.
static inline int sohoa_is_gray(const unsigned char *source, int stride, int width, int height) {
    for (int y = 0; y < height; y++) {
        const l_uint32 *from = (const l_uint32 *)(source + (size_t)y * stride);
        l_uint32 differences = 0;
        for (int x = 0; x < width; x++) differences |= (from[x] ^ (from[x] >> 8)) & 0xffff;
        if (differences) return 0;
    }
    return 1;
}

/// Copies 32-bit Cairo pixels of equal colours into an 8-bit raster, over white.
static inline void sohoa_copy_cairo_gray(
    const unsigned char *source, int stride, int has_alpha, PIX *target, int width, int height) {
    for (int y = 0; y < height; y++) {
        const l_uint32 *from = (const l_uint32 *)(source + (size_t)y * stride);
        l_uint32 *to = pixGetData(target) + (size_t)y * pixGetWpl(target);
        for (int x = 0; x < width; x++) {
            l_uint32 value = from[x] & 0xff;
            if (has_alpha) value += 255 - (from[x] >> 24);
            SET_DATA_BYTE(to, x, value);
        }
    }
}

/// Marks the pixels whose red stands `margin` above green and blue in a 1-bit raster; returns their number.
static inline l_int32 sohoa_mark_red(PIX *rgb, PIX *mask, int margin) {
    int width = pixGetWidth(rgb), height = pixGetHeight(rgb);
    l_int32 count = 0;
    for (int y = 0; y < height; y++) {
        l_uint32 *line = pixGetData(rgb) + (size_t)y * pixGetWpl(rgb);
        l_uint32 *bits = pixGetData(mask) + (size_t)y * pixGetWpl(mask);
        for (int x = 0; x < width; x++) {
            int r = line[x] >> 24, g = (line[x] >> 16) & 0xff, b = (line[x] >> 8) & 0xff;
            if (r - (g > b ? g : b) > margin) {
                bits[x >> 5] |= 0x80000000u >> (x & 31);
                count++;
            }
        }
    }
    return count;
}

/// Inside the rectangle, makes each grey pixel the red channel, in which red ink is as light as paper.
static inline void sohoa_take_red(PIX *rgb, PIX *gray, int left, int top, int right, int bottom) {
    for (int y = top; y < bottom; y++) {
        l_uint32 *line = pixGetData(rgb) + (size_t)y * pixGetWpl(rgb);
        l_uint32 *out = pixGetData(gray) + (size_t)y * pixGetWpl(gray);
        for (int x = left; x < right; x++) SET_DATA_BYTE(out, x, line[x] >> 24);
    }
}

/// Inside the rectangle, makes each grey pixel that the 1-bit mask marks as dark as `value`.
static inline void sohoa_paint(PIX *mask, PIX *gray, int left, int top, int right, int bottom, int value) {
    for (int y = top; y < bottom; y++) {
        l_uint32 *bits = pixGetData(mask) + (size_t)y * pixGetWpl(mask);
        l_uint32 *out = pixGetData(gray) + (size_t)y * pixGetWpl(gray);
        for (int x = left; x < right; x++)
            if (GET_DATA_BIT(bits, x)) SET_DATA_BYTE(out, x, value);
    }
}

/// Copies an 8-bit raster into rows of `width` bytes without padding.
static inline void sohoa_copy_bytes(PIX *gray, unsigned char *target) {
    int width = pixGetWidth(gray), height = pixGetHeight(gray);
    for (int y = 0; y < height; y++) {
        l_uint32 *line = pixGetData(gray) + (size_t)y * pixGetWpl(gray);
        for (int x = 0; x < width; x++) target[(size_t)y * width + x] = GET_DATA_BYTE(line, x);
    }
}
