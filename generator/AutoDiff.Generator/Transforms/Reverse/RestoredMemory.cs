using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Memory that the reverse sweep brings back to what it held: each store keeps what it overwrites, and the reverse of the store puts
/// that back. What loops read there is then read again, and not recorded.</summary>
/// <remarks>
/// <code>
/// for k: s += a[k] * b[k]      forward:  t = a[j], record t, a[j] = s
/// a[j] = s                     reverse:  t = records…, a[j] = t, and then the loop reads a[k] and b[k] once more
/// </code>
/// It pays where the reads stand in deeper loops than the stores do. Only an array of the method's own that nobody else ever sees can be taken
/// back so: when the method has returned, it is gone.
/// </remarks>
internal static class RestoredMemory
{
    /// <summary>The arrays for which restoring costs less than recording what is read in them.</summary>
    /// <param name="tree">The primal.</param>
    /// <param name="roots">What refers to which memory.</param>
    /// <param name="activity">What has adjoints.</param>
    /// <param name="records">The loops that record, and what.</param>
    public static HashSet<int> Choose(PrimalTree tree, MemoryRoots roots, Activity activity, IEnumerable<(PrimalNode Loop, IReadOnlyList<IrVariable> Values)> records)
    {
        Dictionary<int, int> deepest = [];
        foreach ((PrimalNode loop, IReadOnlyList<IrVariable> values) in records)
        {
            foreach (IrVariable value in values)
            {
                if (tree.Definition(value) is { Statement: LetStatement { Value: LoadExpression { Place: { Path.IsEmpty: true } place } } } read
                    && roots.Of(place.Base).Count() == 1
                    && roots.Of(place.Base).First() is var root
                    && !roots.Writes(root).Any(write => IsLaterInBlock(write, read)))
                {
                    int depth = Depth(loop) + 1;
                    deepest[root] = deepest.TryGetValue(root, out int known) ? Math.Max(known, depth) : depth;
                }
            }
        }

        HashSet<int> chosen = [];
        foreach (KeyValuePair<int, int> candidate in deepest.OrderBy(static pair => pair.Key))
        {
            PrivateMemory privates = new(tree, roots);
            if (IsRestorable(candidate.Key, tree, roots)
                && activity.IsActive(roots.Variable(candidate.Key))
                && roots.Writes(candidate.Key).All(write => Depth(write) < candidate.Value)
                && !tree.All.Exists(node => node.IsLoop && privates.IsPrivate(candidate.Key, node)))
            {
                chosen.Add(candidate.Key);
            }
        }

        return chosen;
    }

    /// <summary>Keeps what each store to the chosen memory overwrites in a variable before it.</summary>
    /// <param name="method">The versioned method.</param>
    /// <param name="chosen">The roots.</param>
    /// <param name="ids">Where new variables get their numbers.</param>
    /// <param name="overwritten">The variables, by their stores.</param>
    public static IrMethod Keep(IrMethod method, HashSet<int> chosen, VariableIds ids, Dictionary<IrStatement, IrVariable> overwritten)
    {
        if (chosen.Count == 0)
        {
            return method;
        }

        MemoryRoots roots = new(new PrimalTree(method));
        return method with { Body = Keep(method.Body) };

        EquatableArray<IrStatement> Keep(EquatableArray<IrStatement> block)
        {
            List<IrStatement> output = [];
            foreach (IrStatement statement in block)
            {
                Place? place = statement is StoreStatement store ? store.Place : statement is AccumulateStatement sum ? sum.Place : null;
                if (place is not null && roots.Of(place.Base).Any(chosen.Contains))
                {
                    IrVariable old = new(ids.Take(), "", place.Type);
                    output.Add(new LetStatement(old, new LoadExpression(place)));
                    overwritten.Add(statement, old);
                }

                output.Add(statement switch
                {
                    IfStatement s => s with { Then = Keep(s.Then), Else = Keep(s.Else) },
                    ForStatement s => s with { Body = Keep(s.Body) },
                    WhileStatement s => s with { Header = Keep(s.Header), Body = Keep(s.Body) },
                    _ => statement,
                });
            }

            return output.ToEquatableArray();
        }
    }

    /// <summary>Whether a write comes after a read in the block of the read, or inside of what does: then the memory is not back yet when the
    /// reverse of the block begins.</summary>
    public static bool IsLaterInBlock(PrimalNode write, PrimalNode read)
    {
        if (write.Order < read.Order)
        {
            return false;
        }

        for (PrimalNode? node = write; node is not null; node = node.Parent.Owner)
        {
            if (ReferenceEquals(node.Parent, read.Parent))
            {
                return true;
            }
        }

        return false;
    }

    private static int Depth(PrimalNode node)
    {
        int depth = 0;
        for (PrimalNode? loop = node.EnclosingLoop; loop is not null; loop = loop.EnclosingLoop)
        {
            depth++;
        }

        return depth;
    }

    /// <summary>Whether the memory is an array of numbers of the method's own, of which nothing but its elements is used.</summary>
    private static bool IsRestorable(int root, PrimalTree tree, MemoryRoots roots)
    {
        IrVariable array = roots.Variable(root);
        if (tree.Definition(array) is not { Parent.Owner: null, Statement: LetStatement { Value: AllocateExpression { Sequence: { Kind: SequenceKind.Array or SequenceKind.Span or SequenceKind.RectangularArray, Element: RealType } } } })
        {
            return false;
        }

        bool Refers(Operand operand) => operand is VariableOperand { Variable: var variable } && MemoryRoots.IsMemory(variable.Type) && roots.Of(variable).Contains(root);

        int firstRead = tree.All.Find(node => node.Statement is LetStatement { Value: LoadExpression load } && roots.Of(load.Place.Base).Contains(root))?.Order ?? int.MaxValue;
        return tree.All.TrueForAll(node => !node.Statement.Operands().Any(Refers) || node.Statement switch
        {
            LetStatement { Value: LoadExpression or LengthExpression } => true,
            LetStatement { Value: UseExpression or SliceExpression, Target: var alias } => roots.Of(alias).Count() == 1 && tree.Assignments(alias).Count == 0,
            StoreStatement { Place.Path.IsEmpty: true } s => !Refers(s.Value) && IsReversed(node),
            AccumulateStatement { Place.Path.IsEmpty: true } => IsReversed(node),
            FillStatement or CopyStatement => node.Parent.Owner is null && node.Order < firstRead,
            _ => false,
        });
    }

    /// <summary>Whether a statement has a reverse: the header of a loop, which only computes the condition, has none.</summary>
    private static bool IsReversed(PrimalNode node)
    {
        for (PrimalNode? inner = node; inner is not null; inner = inner.Parent.Owner)
        {
            if (inner.Parent.Owner is { Statement: WhileStatement } loop && ReferenceEquals(inner.Parent, loop.Blocks[0]))
            {
                return false;
            }
        }

        return true;
    }
}
