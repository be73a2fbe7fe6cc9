namespace AutoDiff.Generator.Emission;

/// <summary>Small rewritings of printed statements that leave what they compute as it is: a branch that only chooses a value
/// becomes a conditional expression, and a comment with nothing under it goes.</summary>
internal static class NodeTidying
{
    private const int MostCharacters = 90;

    public static IReadOnlyList<CodeNode> Tidy(IReadOnlyList<CodeNode> nodes)
    {
        var tidy = new List<CodeNode>(nodes.Count);
        for (int i = 0; i < nodes.Count; i++)
        {
            CodeNode node = nodes[i];
            CodeNode? next = i + 1 < nodes.Count ? nodes[i + 1] : null;
            if (node is CommentNode && (next is null || next is CommentNode))
            {
                continue;
            }

            if (node is DeclareNode { Value: null, AllowsConditional: true } declare && next is IfNode branch
                && Conditional(branch, declare.Name) is { } value)
            {
                tidy.Add(declare with { Value = value });
                i++;
                continue;
            }

            if (node is IfNode choice && OnlyAssignment(choice.Then) is { } assign && Conditional(choice, assign.Target) is { } chosen)
            {
                tidy.Add(assign with { Value = chosen });
                continue;
            }

            tidy.Add(node);
        }

        return tidy;
    }

    private static string? Conditional(IfNode branch, string target)
    {
        if (OnlyAssignment(branch.Then) is { AllowsConditional: true } then && OnlyAssignment(branch.Else) is { } otherwise
            && then.Target == target && otherwise.Target == target
            && !then.Value.Contains(" ? ") && !otherwise.Value.Contains(" ? ")
            && branch.Condition.Length + then.Value.Length + otherwise.Value.Length <= MostCharacters)
        {
            string condition = branch.ConditionPrecedence == Precedence.Conditional ? $"({branch.Condition})" : branch.Condition;
            return $"{condition} ? {then.Value} : {otherwise.Value}";
        }

        return null;
    }

    private static AssignNode? OnlyAssignment(IReadOnlyList<CodeNode> nodes) =>
        nodes.Count == 1 && nodes[0] is AssignNode { Operator: "=" } assign ? assign : null;
}
