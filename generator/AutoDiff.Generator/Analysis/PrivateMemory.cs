using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Which memory carries nothing from one iteration of a loop to another: it is allocated in the loop, or it is a work
/// buffer that each iteration fills before it reads it, and that nothing outside of the loop looks at.</summary>
/// <remarks>
/// A read is covered by a write in the same iteration that is sure to have been before: a <c>Fill</c>, a store to the same index, or
/// a loop <c>for (j = 0; j &lt; n; j++) buffer[j] = …</c> where <c>n</c> is the buffer's length, or the read's index runs up to <c>n</c>, too.
/// A call that only reads the buffer reads all of it.
/// </remarks>
internal sealed class PrivateMemory
{
    private readonly PrimalTree tree;
    private readonly MemoryRoots roots;
    private readonly Dictionary<int, List<(PrimalNode Node, IrVariable Memory)>> accesses = [];
    private readonly Dictionary<(int Root, PrimalNode Loop), bool> known = [];

    public PrivateMemory(PrimalTree tree, MemoryRoots roots)
    {
        this.tree = tree;
        this.roots = roots;
        foreach (PrimalNode node in tree.All)
        {
            foreach (Operand operand in node.Statement.Operands())
            {
                if (operand is VariableOperand { Variable: var memory } && MemoryRoots.IsMemory(memory.Type))
                {
                    foreach (int root in roots.Of(memory))
                    {
                        if (!accesses.TryGetValue(root, out List<(PrimalNode, IrVariable)>? list))
                        {
                            accesses[root] = list = [];
                        }

                        list.Add((node, memory));
                    }
                }
            }
        }
    }

    /// <summary>Whether each iteration of the loop has contents of its own in the memory.</summary>
    public bool IsPrivate(int root, PrimalNode loop)
    {
        if (tree.Definition(roots.Variable(root)) is not { } definition)
        {
            return false;
        }

        if (definition.IsInside(loop))
        {
            return true;
        }

        if (!known.TryGetValue((root, loop), out bool isPrivate))
        {
            known[(root, loop)] = isPrivate = definition.Statement is LetStatement { Value: AllocateExpression { Lengths.Count: 1 } allocation }
                && allocation.Sequence is { Kind: SequenceKind.Array or SequenceKind.Span, Element: RealType }
                && Accesses(root).All(access => IsHarmless(access.Node, access.Memory, root, loop, allocation));
        }

        return isPrivate;
    }

    private List<(PrimalNode Node, IrVariable Memory)> Accesses(int root) => accesses.TryGetValue(root, out List<(PrimalNode, IrVariable)>? list) ? list : [];

    private bool IsHarmless(PrimalNode node, IrVariable memory, int root, PrimalNode loop, AllocateExpression allocation)
    {
        switch (node.Statement)
        {
            case LetStatement { Value: LengthExpression }:
                return true;
            case LetStatement { Value: UseExpression or SliceExpression { Start: PassiveConstant { Code: "0" }, Length: null }, Target: var alias }:
                return tree.Assignments(alias).Count == 0 && roots.Of(alias).Count() == 1;
            case LetStatement { Value: LoadExpression { Place: { Path.IsEmpty: true, Indices: { Count: 1 } indices } } }:
                return node.IsInside(loop) && IsCovered(node, indices[0], root, loop, allocation);
            case AccumulateStatement { Place: { Path.IsEmpty: true, Indices: { Count: 1 } indices }, Value: var value }:
                return value is not VariableOperand { Variable: var v } || v.Id != memory.Id
                    ? node.IsInside(loop) && IsCovered(node, indices[0], root, loop, allocation)
                    : false;
            case StoreStatement { Place.Path.IsEmpty: true }:
            case FillStatement:
                return node.IsInside(loop);
            case CopyStatement copy when copy.Destination.Id == memory.Id && copy.Source.Id != memory.Id && !roots.Of(copy.Source).Contains(root):
                return node.IsInside(loop);
            case CallStatement call when call.Results.All(static result => !MemoryRoots.IsMemory(result.Type)) && !MemoryRoots.WrittenBy(call).Any(written => roots.Of(written).Contains(root)):
                return node.IsInside(loop) && IsCovered(node, null, root, loop, allocation);
            default:
                return false;
        }
    }

    /// <summary>Whether the same iteration has certainly written the element before; without an index: all elements.</summary>
    private bool IsCovered(PrimalNode read, Operand? index, int root, PrimalNode loop, AllocateExpression allocation)
    {
        foreach ((PrimalNode write, _) in Accesses(root))
        {
            if (write.Order >= read.Order || !write.IsInside(loop))
            {
                continue;
            }

            switch (write.Statement)
            {
                case FillStatement when Precedes(write, read):
                    return true;
                case StoreStatement { Place.Indices: { Count: 1 } at } when index is not null && Precedes(write, read) && IsSame(at[0], index):
                    return true;
                case StoreStatement { Place.Indices: { Count: 1 } at } when write.Parent.Owner is { Statement: ForStatement { Step: 1, From: PassiveConstant { Code: "0" } } filling } owner
                    && at[0] is VariableOperand { Variable: var written } && written.Id == filling.Index.Id
                    && owner.IsInside(loop) && Precedes(owner, read)
                    && (IsSame(filling.To, allocation.Lengths[0]) || (index is not null && IsBelow(index, filling.To, read))):
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a statement stands before another one in a block around it, so that it has run when the other does.</summary>
    private static bool Precedes(PrimalNode first, PrimalNode second)
    {
        for (PrimalNode? node = second; node is not null; node = node.Parent.Owner)
        {
            if (ReferenceEquals(node.Parent, first.Parent))
            {
                return first.Order < node.Order && !ReferenceEquals(first, node);
            }
        }

        return false;
    }

    /// <summary>Whether the index is one of a loop around the read, from zero or more to <paramref name="bound"/> at most.</summary>
    private bool IsBelow(Operand index, Operand bound, PrimalNode read)
    {
        if (index is not VariableOperand { Variable: var variable } || tree.Definition(variable) is not { Statement: ForStatement { Step: 1 } counting } owner || !read.IsInside(owner))
        {
            return false;
        }

        return IsNatural(counting.From, read) && (IsSame(counting.To, bound) || IsBelow(counting.To, bound, read));
    }

    private bool IsNatural(Operand value, PrimalNode read) => value switch
    {
        PassiveConstant constant => !constant.Code.StartsWith("-", StringComparison.Ordinal),
        VariableOperand { Variable: var v } => tree.Assignments(v).Count == 0 && tree.Definition(v)?.Statement switch
        {
            ForStatement { Step: 1 } loop => IsNatural(loop.From, read),
            LetStatement { Value: BinaryExpression { Operator: BinaryOperator.Add, Left: var left, Right: var right } } => IsNatural(left, read) && IsNatural(right, read),
            LetStatement { Value: UseExpression use } => IsNatural(use.Value, read),
            LetStatement { Value: LengthExpression } => true,
            _ => false,
        },
        _ => false,
    };

    /// <summary>Whether two numbers are the same, by what they are computed from.</summary>
    public bool IsSame(Operand left, Operand right) => left.Equals(right) || (Canonical(left, 0) is { } a && a == Canonical(right, 0));

    /// <summary>The value in terms of what is defined once; null if that cannot be told.</summary>
    private string? Canonical(Operand operand, int depth)
    {
        if (operand is PassiveConstant constant)
        {
            return constant.Code;
        }

        if (operand is not VariableOperand { Variable: var variable } || depth > 8 || tree.Assignments(variable).Count > 0)
        {
            return null;
        }

        string self = "#" + variable.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        switch (tree.Definition(variable)?.Statement)
        {
            case LetStatement { Value: UseExpression use }:
                return Canonical(use.Value, depth + 1);
            case LetStatement { Value: LengthExpression { Dimension: -1, Sequence: var sequence } } when sequence.Type is SequenceType { Kind: not SequenceKind.List }:
                return LengthOf(sequence, depth + 1) ?? self;
            case LetStatement { Value: BinaryExpression { Type: PassiveType, IsChecked: false } binary }:
                return Canonical(binary.Left, depth + 1) is { } left && Canonical(binary.Right, depth + 1) is { } right ? $"({left} {binary.Operator} {right})" : self;
            default:
                return self;
        }
    }

    /// <summary>The length of memory that always refers to the same: of a parameter by its name, of an allocation as given.</summary>
    private string? LengthOf(IrVariable sequence, int depth)
    {
        if (depth > 8 || tree.Assignments(sequence).Count > 0)
        {
            return null;
        }

        return tree.Definition(sequence)?.Statement switch
        {
            null => "|" + sequence.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) + "|",
            LetStatement { Value: AllocateExpression { Lengths: { Count: 1 } lengths } } => Canonical(lengths[0], depth + 1),
            LetStatement { Value: UseExpression { Value: VariableOperand v } } => LengthOf(v.Variable, depth + 1),
            LetStatement { Value: SliceExpression { Start: PassiveConstant { Code: "0" }, Length: null, Sequence: var whole } } => LengthOf(whole, depth + 1),
            LetStatement { Value: SliceExpression { Length: { } length } } => Canonical(length, depth + 1),
            _ => null,
        };
    }
}
