using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>A statement of a versioned method in its place: which block holds it, and which statement holds that.</summary>
internal sealed class PrimalNode(IrStatement statement, PrimalBlock parent, int order)
{
    public IrStatement Statement { get; } = statement;

    public PrimalBlock Parent { get; } = parent;

    /// <summary>Position in the order of the text.</summary>
    public int Order { get; } = order;

    public List<PrimalBlock> Blocks { get; } = [];

    public bool IsLoop => Statement is ForStatement or WhileStatement;

    /// <summary>The innermost loop around this statement, or null.</summary>
    public PrimalNode? EnclosingLoop => Parent.Owner is null ? null : Parent.Owner.IsLoop ? Parent.Owner : Parent.Owner.EnclosingLoop;

    public bool IsInside(PrimalNode ancestor)
    {
        for (PrimalNode? node = Parent.Owner; node is not null; node = node.Parent.Owner)
        {
            if (ReferenceEquals(node, ancestor))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The innermost loop around both statements, or null.</summary>
    public PrimalNode? CommonLoop(PrimalNode other)
    {
        for (PrimalNode? loop = EnclosingLoop; loop is not null; loop = loop.EnclosingLoop)
        {
            if (other.IsInside(loop))
            {
                return loop;
            }
        }

        return null;
    }
}

internal sealed class PrimalBlock(PrimalNode? owner)
{
    /// <summary>The statement that holds the block; null for the body of the method.</summary>
    public PrimalNode? Owner { get; } = owner;

    public List<PrimalNode> Nodes { get; } = [];

    /// <summary>The elementary functions that the block itself computes, by name and arguments.</summary>
    public Dictionary<(string Function, EquatableArray<Operand> Arguments), List<PrimalNode>> Functions { get; } = [];
}

/// <summary>The statements of a versioned method with their parents, and where each variable is defined.</summary>
internal sealed class PrimalTree
{
    private readonly VariableMap<PrimalNode> definitions = new();
    private readonly Dictionary<int, List<PrimalNode>> assignments = [];
    private int order;

    public PrimalTree(IrMethod method)
    {
        Method = method;
        Root = new PrimalBlock(null);
        Fill(Root, method.Body);
    }

    public IrMethod Method { get; }

    public PrimalBlock Root { get; }

    public List<PrimalNode> All { get; } = [];

    /// <summary>Variables that hold adjoints which the forward sweep makes: to make them again would be to lose them.</summary>
    public HashSet<int> Lasting { get; } = [];

    /// <summary>Where a variable is declared: its let, declaration, call or loop; null for a parameter.</summary>
    public PrimalNode? Definition(IrVariable variable) => definitions.TryGetValue(variable.Id, out PrimalNode? node) ? node : null;

    /// <summary>The assignments of a join (at the ends of branches) or carried variable (at the end of the loop's body).</summary>
    public IReadOnlyList<PrimalNode> Assignments(IrVariable variable) => assignments.TryGetValue(variable.Id, out List<PrimalNode>? nodes) ? nodes : [];

    /// <summary>Whether the variable is declared with a let and assigned at the end of a loop's body.</summary>
    public bool IsCarried(IrVariable variable) => Definition(variable)?.Statement is LetStatement && assignments.ContainsKey(variable.Id);

    private void Fill(PrimalBlock block, EquatableArray<IrStatement> statements)
    {
        foreach (IrStatement statement in statements)
        {
            PrimalNode node = new(statement, block, order++);
            block.Nodes.Add(node);
            All.Add(node);
            Define(node);
            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                PrimalBlock child = new(node);
                node.Blocks.Add(child);
                Fill(child, inner);
            }
        }
    }

    private void Define(PrimalNode node)
    {
        switch (node.Statement)
        {
            case LetStatement s:
                definitions[s.Target.Id] = node;
                if (s.Value is PrimitiveExpression function)
                {
                    AddFunction(node, function);
                }

                break;
            case DeclareStatement s:
                definitions[s.Target.Id] = node;
                break;
            case ForStatement s:
                definitions[s.Index.Id] = node;
                break;
            case AssignStatement s:
                if (!assignments.TryGetValue(s.Target.Id, out List<PrimalNode>? nodes))
                {
                    assignments[s.Target.Id] = nodes = [];
                }

                nodes.Add(node);
                break;
            case CallStatement s:
                foreach (IrVariable result in s.Results)
                {
                    definitions[result.Id] = node;
                }

                foreach (Argument argument in s.Arguments)
                {
                    if (argument.Result is not null)
                    {
                        definitions[argument.Result.Id] = node;
                    }
                }

                break;
        }
    }

    private static void AddFunction(PrimalNode node, PrimitiveExpression function)
    {
        if (!node.Parent.Functions.TryGetValue((function.Function, function.Arguments), out List<PrimalNode>? nodes))
        {
            node.Parent.Functions[(function.Function, function.Arguments)] = nodes = [];
        }

        nodes.Add(node);
    }
}
