package syntax

// Kind is the kind of a node: the named nodes of the Python grammar first, then its tokens. A keyword that is spelled as
// a named node (lambda, yield, type, await) ends in Keyword. The values are of this build only: they may be stored
// with the build's own version, never without.
type Kind uint16

// The named nodes. KindError is a node that holds what the grammar does not accept.
const (
	KindUnknown Kind = iota
	KindError
	KindModule
	KindAliasedImport
	KindArgumentList
	KindAsPattern
	KindAsPatternTarget
	KindAssertStatement
	KindAssignment
	KindAttribute
	KindAugmentedAssignment
	KindAwait
	KindBinaryOperator
	KindBlock
	KindBooleanOperator
	KindBreakStatement
	KindCall
	KindCaseClause
	KindCasePattern
	KindChevron
	KindClassDefinition
	KindClassPattern
	KindComment
	KindComparisonOperator
	KindComplexPattern
	KindConcatenatedString
	KindConditionalExpression
	KindConstrainedType
	KindContinueStatement
	KindDecoratedDefinition
	KindDecorator
	KindDefaultParameter
	KindDeleteStatement
	KindDictPattern
	KindDictionary
	KindDictionaryComprehension
	KindDictionarySplat
	KindDictionarySplatPattern
	KindDottedName
	KindElifClause
	KindEllipsis
	KindElseClause
	KindEscapeInterpolation
	KindEscapeSequence
	KindExceptClause
	KindExceptGroupClause
	KindExecStatement
	KindExpressionList
	KindExpressionStatement
	KindFalse
	KindFinallyClause
	KindFloat
	KindForInClause
	KindForStatement
	KindFormatExpression
	KindFormatSpecifier
	KindFunctionDefinition
	KindFutureImportStatement
	KindGeneratorExpression
	KindGenericType
	KindGlobalStatement
	KindIdentifier
	KindIfClause
	KindIfStatement
	KindImportFromStatement
	KindImportPrefix
	KindImportStatement
	KindInteger
	KindInterpolation
	KindKeywordArgument
	KindKeywordPattern
	KindKeywordSeparator
	KindLambda
	KindLambdaParameters
	KindLineContinuation
	KindList
	KindListComprehension
	KindListPattern
	KindListSplat
	KindListSplatPattern
	KindMatchStatement
	KindMemberType
	KindNamedExpression
	KindNone
	KindNonlocalStatement
	KindNotOperator
	KindPair
	KindParameters
	KindParenthesizedExpression
	KindParenthesizedListSplat
	KindPassStatement
	KindPatternList
	KindPositionalSeparator
	KindPrintStatement
	KindRaiseStatement
	KindRelativeImport
	KindReturnStatement
	KindSet
	KindSetComprehension
	KindSlice
	KindSplatPattern
	KindSplatType
	KindString
	KindStringContent
	KindStringEnd
	KindStringStart
	KindSubscript
	KindTrue
	KindTryStatement
	KindTuple
	KindTuplePattern
	KindType
	KindTypeAliasStatement
	KindTypeConversion
	KindTypeParameter
	KindTypedDefaultParameter
	KindTypedParameter
	KindUnaryOperator
	KindUnionPattern
	KindUnionType
	KindWhileStatement
	KindWildcardImport
	KindWithClause
	KindWithItem
	KindWithStatement
	KindYield
	lastNamed = KindYield
)

// The tokens.
const (
	KindAnd = lastNamed + 1 + iota
	KindAs
	KindAssert
	KindAsync
	KindAwaitKeyword
	KindBreak
	KindCase
	KindClass
	KindContinue
	KindDef
	KindDel
	KindElif
	KindElse
	KindExcept
	KindExceptStar
	KindExec
	KindFinally
	KindFor
	KindFrom
	KindGlobal
	KindIf
	KindImport
	KindIn
	KindIs
	KindIsNot
	KindLambdaKeyword
	KindMatch
	KindNonlocal
	KindNot
	KindNotIn
	KindOr
	KindPass
	KindPrint
	KindRaise
	KindReturn
	KindTry
	KindTypeKeyword
	KindWhile
	KindWith
	KindYieldKeyword
	KindNotEqual
	KindPercent
	KindPercentEqual
	KindAmpersand
	KindAmpersandEqual
	KindOpenParen
	KindCloseParen
	KindStar
	KindDoubleStar
	KindDoubleStarEqual
	KindStarEqual
	KindPlus
	KindPlusEqual
	KindComma
	KindMinus
	KindMinusEqual
	KindArrow
	KindDot
	KindSlash
	KindDoubleSlash
	KindDoubleSlashEqual
	KindSlashEqual
	KindColon
	KindColonEqual
	KindSemicolon
	KindLess
	KindLeftShift
	KindLeftShiftEqual
	KindLessEqual
	KindLessGreater
	KindEqual
	KindEqualEqual
	KindGreater
	KindGreaterEqual
	KindRightShift
	KindRightShiftEqual
	KindAt
	KindAtEqual
	KindOpenBracket
	KindBackslash
	KindCloseBracket
	KindCaret
	KindCaretEqual
	KindUnderscore
	KindFuture
	KindOpenBrace
	KindPipe
	KindPipeEqual
	KindCloseBrace
	KindTilde
	kindCount
)

// kindNames are the names that the grammar gives.
var kindNames = [kindCount]string{
	KindUnknown: "", KindError: "ERROR",
	KindModule: "module", KindAliasedImport: "aliased_import", KindArgumentList: "argument_list",
	KindAsPattern: "as_pattern", KindAsPatternTarget: "as_pattern_target", KindAssertStatement: "assert_statement",
	KindAssignment: "assignment", KindAttribute: "attribute", KindAugmentedAssignment: "augmented_assignment",
	KindAwait: "await", KindBinaryOperator: "binary_operator", KindBlock: "block",
	KindBooleanOperator: "boolean_operator", KindBreakStatement: "break_statement", KindCall: "call",
	KindCaseClause: "case_clause", KindCasePattern: "case_pattern", KindChevron: "chevron",
	KindClassDefinition: "class_definition", KindClassPattern: "class_pattern", KindComment: "comment",
	KindComparisonOperator: "comparison_operator", KindComplexPattern: "complex_pattern",
	KindConcatenatedString: "concatenated_string", KindConditionalExpression: "conditional_expression",
	KindConstrainedType: "constrained_type", KindContinueStatement: "continue_statement",
	KindDecoratedDefinition: "decorated_definition", KindDecorator: "decorator",
	KindDefaultParameter: "default_parameter", KindDeleteStatement: "delete_statement",
	KindDictPattern: "dict_pattern", KindDictionary: "dictionary",
	KindDictionaryComprehension: "dictionary_comprehension", KindDictionarySplat: "dictionary_splat",
	KindDictionarySplatPattern: "dictionary_splat_pattern", KindDottedName: "dotted_name",
	KindElifClause: "elif_clause", KindEllipsis: "ellipsis", KindElseClause: "else_clause",
	KindEscapeInterpolation: "escape_interpolation", KindEscapeSequence: "escape_sequence",
	KindExceptClause: "except_clause", KindExceptGroupClause: "except_group_clause",
	KindExecStatement: "exec_statement", KindExpressionList: "expression_list",
	KindExpressionStatement: "expression_statement", KindFalse: "false", KindFinallyClause: "finally_clause",
	KindFloat: "float", KindForInClause: "for_in_clause", KindForStatement: "for_statement",
	KindFormatExpression: "format_expression", KindFormatSpecifier: "format_specifier",
	KindFunctionDefinition: "function_definition", KindFutureImportStatement: "future_import_statement",
	KindGeneratorExpression: "generator_expression", KindGenericType: "generic_type",
	KindGlobalStatement: "global_statement", KindIdentifier: "identifier", KindIfClause: "if_clause",
	KindIfStatement: "if_statement", KindImportFromStatement: "import_from_statement",
	KindImportPrefix: "import_prefix", KindImportStatement: "import_statement", KindInteger: "integer",
	KindInterpolation: "interpolation", KindKeywordArgument: "keyword_argument",
	KindKeywordPattern: "keyword_pattern", KindKeywordSeparator: "keyword_separator", KindLambda: "lambda",
	KindLambdaParameters: "lambda_parameters", KindLineContinuation: "line_continuation", KindList: "list",
	KindListComprehension: "list_comprehension", KindListPattern: "list_pattern", KindListSplat: "list_splat",
	KindListSplatPattern: "list_splat_pattern", KindMatchStatement: "match_statement",
	KindMemberType: "member_type", KindNamedExpression: "named_expression", KindNone: "none",
	KindNonlocalStatement: "nonlocal_statement", KindNotOperator: "not_operator", KindPair: "pair",
	KindParameters: "parameters", KindParenthesizedExpression: "parenthesized_expression",
	KindParenthesizedListSplat: "parenthesized_list_splat", KindPassStatement: "pass_statement",
	KindPatternList: "pattern_list", KindPositionalSeparator: "positional_separator",
	KindPrintStatement: "print_statement", KindRaiseStatement: "raise_statement",
	KindRelativeImport: "relative_import", KindReturnStatement: "return_statement", KindSet: "set",
	KindSetComprehension: "set_comprehension", KindSlice: "slice", KindSplatPattern: "splat_pattern",
	KindSplatType: "splat_type", KindString: "string", KindStringContent: "string_content",
	KindStringEnd: "string_end", KindStringStart: "string_start", KindSubscript: "subscript", KindTrue: "true",
	KindTryStatement: "try_statement", KindTuple: "tuple", KindTuplePattern: "tuple_pattern", KindType: "type",
	KindTypeAliasStatement: "type_alias_statement", KindTypeConversion: "type_conversion",
	KindTypeParameter: "type_parameter", KindTypedDefaultParameter: "typed_default_parameter",
	KindTypedParameter: "typed_parameter", KindUnaryOperator: "unary_operator", KindUnionPattern: "union_pattern",
	KindUnionType: "union_type", KindWhileStatement: "while_statement", KindWildcardImport: "wildcard_import",
	KindWithClause: "with_clause", KindWithItem: "with_item", KindWithStatement: "with_statement",
	KindYield: "yield",
	KindAnd:   "and", KindAs: "as", KindAssert: "assert", KindAsync: "async", KindAwaitKeyword: "await",
	KindBreak: "break", KindCase: "case", KindClass: "class", KindContinue: "continue", KindDef: "def",
	KindDel: "del", KindElif: "elif", KindElse: "else", KindExcept: "except", KindExceptStar: "except*",
	KindExec: "exec", KindFinally: "finally", KindFor: "for", KindFrom: "from", KindGlobal: "global", KindIf: "if",
	KindImport: "import", KindIn: "in", KindIs: "is", KindIsNot: "is not", KindLambdaKeyword: "lambda",
	KindMatch: "match", KindNonlocal: "nonlocal", KindNot: "not", KindNotIn: "not in", KindOr: "or",
	KindPass: "pass", KindPrint: "print", KindRaise: "raise", KindReturn: "return", KindTry: "try",
	KindTypeKeyword: "type", KindWhile: "while", KindWith: "with", KindYieldKeyword: "yield", KindNotEqual: "!=",
	KindPercent: "%", KindPercentEqual: "%=", KindAmpersand: "&", KindAmpersandEqual: "&=", KindOpenParen: "(",
	KindCloseParen: ")", KindStar: "*", KindDoubleStar: "**", KindDoubleStarEqual: "**=", KindStarEqual: "*=",
	KindPlus: "+", KindPlusEqual: "+=", KindComma: ",", KindMinus: "-", KindMinusEqual: "-=", KindArrow: "->",
	KindDot: ".", KindSlash: "/", KindDoubleSlash: "//", KindDoubleSlashEqual: "//=", KindSlashEqual: "/=",
	KindColon: ":", KindColonEqual: ":=", KindSemicolon: ";", KindLess: "<", KindLeftShift: "<<",
	KindLeftShiftEqual: "<<=", KindLessEqual: "<=", KindLessGreater: "<>", KindEqual: "=", KindEqualEqual: "==",
	KindGreater: ">", KindGreaterEqual: ">=", KindRightShift: ">>", KindRightShiftEqual: ">>=", KindAt: "@",
	KindAtEqual: "@=", KindOpenBracket: "[", KindBackslash: "\\", KindCloseBracket: "]", KindCaret: "^",
	KindCaretEqual: "^=", KindUnderscore: "_", KindFuture: "__future__", KindOpenBrace: "{", KindPipe: "|",
	KindPipeEqual: "|=", KindCloseBrace: "}", KindTilde: "~",
}

// String is the grammar's name of the kind.
func (k Kind) String() string {
	if k >= kindCount {
		return ""
	}
	return kindNames[k]
}

// IsNamed reports whether nodes of this kind are more than a token.
func (k Kind) IsNamed() bool { return k != KindUnknown && k <= lastNamed }
