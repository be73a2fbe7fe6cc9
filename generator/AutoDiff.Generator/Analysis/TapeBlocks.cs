using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Which release of a tape's block takes back which reservation: tapes are stacks, so that the text tells.</summary>
/// <remarks>
/// A block of code leaves reservations on the tape, or takes some from it that code before has left; those of a loop or a branch belong
/// together. Loops that mirror each other pair inside in turn.
/// </remarks>
internal sealed class TapeBlocks
{
    private readonly List<(IrVariable Reserved, IrVariable Released)> pairs = [];

    private TapeBlocks()
    {
    }

    /// <summary>The pairs of variables; null where the text does not tell.</summary>
    public static IReadOnlyList<(IrVariable Reserved, IrVariable Released)>? Pairs(IrMethod method)
    {
        var blocks = new TapeBlocks();
        var tapes = new HashSet<int>();
        GatherTapes(method.Body, tapes);
        foreach (int tape in tapes.OrderBy(static id => id))
        {
            if (blocks.Block(method.Body, tape) is not { Taken.Count: 0 })
            {
                return null;
            }
        }

        return blocks.pairs;
    }

    private static void GatherTapes(EquatableArray<IrStatement> block, HashSet<int> tapes)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement { Value: TapeReserveExpression reserve }:
                    tapes.Add(reserve.Tape.Id);
                    break;
                case LetStatement { Value: TapeReleaseExpression release }:
                    tapes.Add(release.Tape.Id);
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                GatherTapes(inner, tapes);
            }
        }
    }

    /// <summary>What a block takes from the tape, in this order, and then leaves on it; null if it does not fit together.</summary>
    private Net? Block(EquatableArray<IrStatement> block, int tape)
    {
        var net = new Net();
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement { Value: TapeReserveExpression reserve } let when reserve.Tape.Id == tape:
                    net.Left.Push(new Leaf(let.Target));
                    continue;
                case LetStatement { Value: TapeReleaseExpression release } let when release.Tape.Id == tape:
                    if (!Take(net, new Leaf(let.Target)))
                    {
                        return null;
                    }

                    continue;
            }

            var parts = new List<Net>();
            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                if (Block(inner, tape) is not { } part)
                {
                    return null;
                }

                parts.Add(part);
            }

            if (parts.TrueForAll(static part => part.Taken.Count == 0 && part.Left.Count == 0))
            {
                continue;
            }

            if (parts.Exists(static part => part.Taken.Count > 0) && parts.Exists(static part => part.Left.Count > 0))
            {
                return null;
            }

            if (parts.Exists(static part => part.Left.Count > 0))
            {
                net.Left.Push(new Compound([.. parts.Select(static part => part.Left.ToArray())]));
            }
            else if (!Take(net, new Compound([.. parts.Select(static part => part.Taken.ToArray())])))
            {
                return null;
            }
        }

        return net;
    }

    private bool Take(Net net, Item item)
    {
        if (net.Left.Count == 0)
        {
            net.Taken.Enqueue(item);
            return true;
        }

        return Match(net.Left.Pop(), item);
    }

    /// <summary>Both are in the order of taking: the last reservation first.</summary>
    private bool Match(Item left, Item taken)
    {
        switch (left, taken)
        {
            case (Leaf reserved, Leaf released):
                pairs.Add((reserved.Variable, released.Variable));
                return reserved.Variable.Type is SequenceType a && released.Variable.Type is SequenceType b && a.Element == b.Element;
            case (Compound reserved, Compound released):
                Item[][] from = [.. reserved.Parts.Where(static part => part.Length > 0)];
                Item[][] to = [.. released.Parts.Where(static part => part.Length > 0)];
                if (from.Length != to.Length)
                {
                    return false;
                }

                for (int i = 0; i < from.Length; i++)
                {
                    if (from[i].Length != to[i].Length)
                    {
                        return false;
                    }

                    for (int j = 0; j < from[i].Length; j++)
                    {
                        if (!Match(from[i][j], to[i][j]))
                        {
                            return false;
                        }
                    }
                }

                return true;
            default:
                return false;
        }
    }

    private sealed class Net
    {
        public Queue<Item> Taken { get; } = [];

        public Stack<Item> Left { get; } = [];
    }

    private abstract record Item;

    private sealed record Leaf(IrVariable Variable) : Item;

    private sealed record Compound(IReadOnlyList<Item[]> Parts) : Item;
}
