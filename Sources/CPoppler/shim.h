#include <poppler.h>
#include <cairo.h>
#include <cairo-pdf.h>

/// The element of a list; GList's data pointer.
static inline void *sohoa_list_data(GList *list) { return list->data; }
