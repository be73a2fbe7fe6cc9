namespace AutoDiff.Generator.Emission;

/// <summary>A statement of C#, as the printer of blocks leaves it.</summary>
internal abstract record CodeNode;

/// <summary>A line as it is, semicolon included.</summary>
internal sealed record LineNode(string Text) : CodeNode;

internal sealed record CommentNode(string Text) : CodeNode;

/// <summary>A declaration; without a value where the statements that follow assign it.</summary>
internal sealed record DeclareNode(string Type, string Name, string? Value, bool AllowsConditional) : CodeNode;

/// <summary><c>Target Operator Value;</c></summary>
internal sealed record AssignNode(string Target, string Operator, string Value, bool AllowsConditional) : CodeNode;

internal sealed record IfNode(string Condition, Precedence ConditionPrecedence, IReadOnlyList<CodeNode> Then, IReadOnlyList<CodeNode> Else) : CodeNode;

internal sealed record TryNode(IReadOnlyList<CodeNode> Body, IReadOnlyList<CodeNode> Finally) : CodeNode;

/// <summary>A loop by its head.</summary>
internal sealed record LoopNode(string Head, IReadOnlyList<CodeNode> Body) : CodeNode;
