#include "flatten.h"

#include <stdbool.h>

typedef struct {
	uint32_t context[4];
	const void *id;
	const void *tree;
} TSNode;

typedef struct {
	const void *tree;
	const void *id;
	uint32_t context[3];
} TSTreeCursor;

// The runtime is linked by the package that binds it, whose header is out of reach: hence our own prototypes. They are
// weak so that a linker that does not find the functions leaves null, and Go walks instead.
#define RUNTIME extern __attribute__((weak))
RUNTIME const void *tree_sitter_python(void);
RUNTIME void *ts_parser_new(void);
RUNTIME void ts_parser_delete(void *);
RUNTIME bool ts_parser_set_language(void *, const void *);
RUNTIME void *ts_parser_parse_string(void *, const void *, const char *, uint32_t);
RUNTIME TSNode ts_tree_root_node(const void *);
RUNTIME void ts_tree_delete(void *);
RUNTIME uint16_t ts_node_symbol(TSNode);
RUNTIME uint32_t ts_node_start_byte(TSNode);
RUNTIME uint32_t ts_node_end_byte(TSNode);
RUNTIME bool ts_node_is_named(TSNode);
RUNTIME bool ts_node_is_missing(TSNode);
RUNTIME bool ts_node_is_extra(TSNode);
RUNTIME uint32_t ts_node_descendant_count(TSNode);
RUNTIME TSTreeCursor ts_tree_cursor_new(TSNode);
RUNTIME void ts_tree_cursor_delete(TSTreeCursor *);
RUNTIME TSNode ts_tree_cursor_current_node(const TSTreeCursor *);
RUNTIME uint16_t ts_tree_cursor_current_field_id(const TSTreeCursor *);
RUNTIME bool ts_tree_cursor_goto_parent(TSTreeCursor *);
RUNTIME bool ts_tree_cursor_goto_next_sibling(TSTreeCursor *);
RUNTIME bool ts_tree_cursor_goto_first_child(TSTreeCursor *);

enum { flag_error = 1, flag_missing = 2, flag_extra = 4, flag_named = 8, kind_error = 1, error_symbol = 0xFFFF };

int flat_available(void) {
	return tree_sitter_python && ts_parser_new && ts_parser_delete && ts_parser_set_language &&
		ts_parser_parse_string && ts_tree_root_node && ts_tree_delete && ts_node_symbol && ts_node_start_byte &&
		ts_node_end_byte && ts_node_is_named && ts_node_is_missing && ts_node_is_extra && ts_node_descendant_count &&
		ts_tree_cursor_new && ts_tree_cursor_delete && ts_tree_cursor_current_node &&
		ts_tree_cursor_current_field_id && ts_tree_cursor_goto_parent && ts_tree_cursor_goto_next_sibling &&
		ts_tree_cursor_goto_first_child;
}

void *flat_parser_new(void) {
	void *parser = ts_parser_new();
	if (parser && !ts_parser_set_language(parser, tree_sitter_python())) {
		ts_parser_delete(parser);
		return 0;
	}
	return parser;
}

void flat_parser_delete(void *parser) { ts_parser_delete(parser); }

void *flat_parse(void *parser, const char *text, uint32_t length, uint32_t *count) {
	void *tree = ts_parser_parse_string(parser, 0, text, length);
	if (tree) *count = ts_node_descendant_count(ts_tree_root_node(tree));
	return tree;
}

static void fill(flat_node *out, const TSTreeCursor *cursor, const flat_tables *tables, int32_t parent) {
	TSNode node = ts_tree_cursor_current_node(cursor);
	uint16_t symbol = ts_node_symbol(node);
	uint16_t field = ts_tree_cursor_current_field_id(cursor);
	out->start = ts_node_start_byte(node);
	out->end = ts_node_end_byte(node);
	out->parent = parent;
	out->next = -1;
	out->kind = symbol == error_symbol ? kind_error : symbol < 512 ? tables->kinds[symbol] : 0;
	out->field = field < 64 ? tables->fields[field] : 0;
	out->flags = (symbol == error_symbol ? flag_error : 0) | (ts_node_is_missing(node) ? flag_missing : 0) |
		(ts_node_is_extra(node) ? flag_extra : 0) | (ts_node_is_named(node) ? flag_named : 0);
}

static int64_t flatten(TSNode root, const flat_tables *tables, flat_node *out, uint32_t room) {
	TSTreeCursor cursor = ts_tree_cursor_new(root);
	int64_t count = 0;
	int32_t parent = -1;
	for (;;) {
		if (count == room) {
			count = -1;
			goto done;
		}
		int32_t current = (int32_t)count++;
		fill(&out[current], &cursor, tables, parent);
		if (ts_tree_cursor_goto_first_child(&cursor)) {
			parent = current;
			continue;
		}
		while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
			if (parent <= 0) goto done;
			ts_tree_cursor_goto_parent(&cursor);
			current = parent;
			parent = out[current].parent;
		}
		out[current].next = (int32_t)count;
	}
done:
	ts_tree_cursor_delete(&cursor);
	return count;
}

int64_t flat_take(void *tree, const flat_tables *tables, flat_node *out, uint32_t room) {
	int64_t count = flatten(ts_tree_root_node(tree), tables, out, room);
	ts_tree_delete(tree);
	return count;
}
