// Parsing and flattening in two calls: a call from Go into C costs more than a small node.
#include <stdint.h>

// flat_node has the layout of Node in tree.go.
typedef struct {
	uint32_t start, end;
	int32_t parent, next;
	uint16_t kind;
	uint8_t field, flags;
} flat_node;

// flat_tables give the kind of each symbol and the field of each field of the language.
typedef struct {
	uint16_t kinds[512];
	uint8_t fields[64];
} flat_tables;

// flat_available tells whether the runtime's functions were found when the program was linked.
int flat_available(void);

// flat_parser_new makes a parser of Python for one thread at a time; null on failure.
void *flat_parser_new(void);
void flat_parser_delete(void *parser);

// flat_parse gives the tree of a text and the number of its nodes; null on failure.
void *flat_parse(void *parser, const char *text, uint32_t length, uint32_t *count);

// flat_take writes the nodes in preorder and deletes the tree. It returns how many they are, -1 if they are more than
// out has room for.
int64_t flat_take(void *tree, const flat_tables *tables, flat_node *out, uint32_t room);
