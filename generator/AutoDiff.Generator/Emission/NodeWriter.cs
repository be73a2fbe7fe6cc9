namespace AutoDiff.Generator.Emission;

/// <summary>Lays printed statements out.</summary>
internal static class NodeWriter
{
    public static void Write(IReadOnlyList<CodeNode> nodes, IndentedWriter writer)
    {
        for (int i = 0; i < nodes.Count; i++)
        {
            if (i > 0 && nodes[i] is CommentNode)
            {
                writer.Line("");
            }

            Write(nodes[i], writer);
        }
    }

    private static void Write(CodeNode node, IndentedWriter writer)
    {
        switch (node)
        {
            case LineNode line:
                writer.Line(line.Text);
                break;
            case CommentNode comment:
                writer.Line("// " + comment.Text);
                break;
            case DeclareNode declare:
                writer.Line(declare.Value is null ? $"{declare.Type} {declare.Name};" : $"{declare.Type} {declare.Name} = {declare.Value};");
                break;
            case AssignNode assign:
                writer.Line($"{assign.Target} {assign.Operator} {assign.Value};");
                break;
            case IfNode branch:
                If(branch, writer);
                break;
            case LoopNode loop:
                writer.Line(loop.Head);
                Braces(loop.Body, writer);
                break;
            case TryNode attempt:
                writer.Line("try");
                Braces(attempt.Body, writer);
                writer.Line("finally");
                Braces(attempt.Finally, writer);
                break;
            default:
                throw new InvalidOperationException($"No layout of {node.GetType().Name}.");
        }
    }

    private static void If(IfNode branch, IndentedWriter writer)
    {
        string word = "if";
        while (true)
        {
            if (branch.Then.Count == 0 && branch.Else.Count > 0)
            {
                string condition = branch.ConditionPrecedence < Precedence.Unary ? $"({branch.Condition})" : branch.Condition;
                branch = new IfNode("!" + condition, Precedence.Unary, branch.Else, []);
            }

            writer.Line($"{word} ({branch.Condition})");
            Braces(branch.Then, writer);
            if (branch.Else.Count == 0)
            {
                return;
            }

            // In a chain the head of a branch needs no quotation.
            if (branch.Else[branch.Else.Count - 1] is IfNode next && (branch.Else.Count == 1 || (branch.Else.Count == 2 && branch.Else[0] is CommentNode)))
            {
                word = "else if";
                branch = next;
                continue;
            }

            writer.Line("else");
            Braces(branch.Else, writer);
            return;
        }
    }

    private static void Braces(IReadOnlyList<CodeNode> nodes, IndentedWriter writer)
    {
        writer.Open();
        Write(nodes, writer);
        writer.Close();
    }
}
