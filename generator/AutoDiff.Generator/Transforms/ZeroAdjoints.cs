using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Leaves out the reversal of an iteration whose only seed is an adjoint that is exactly zero.</summary>
/// <remarks><code>
/// for (i …) { …; s = yAdjoint[i]; yAdjoint[i] = 0; … all that follows adds multiples of s … }
/// becomes
/// for (i …) { s = yAdjoint[i]; if (s != 0) { …; yAdjoint[i] = 0; … } }
/// </code>
/// Exact, since a zero adjoint contributes zero, whatever the partial is. Of what the forward sweep has recorded for the iteration, the blocks
/// are taken back all the same. Not for what is differentiated again: a zero may have a derivative. Only loops that hold loops are worth the test. Proved on the code: with the
/// seed zero every addition adds zero, and work buffers of adjoints are zero wherever an iteration begins because each
/// iteration sets all of their elements to zero before it ends.</remarks>
internal sealed partial class ZeroAdjoints : IrRewriter
{
    private readonly IrMethod method;
    private readonly MemoryAliases aliases;
    private readonly VariableSet assigned = [];
    private readonly VariableIds ids;

    /// <summary>Zeroed memory of the companion's own, with its length.</summary>
    private readonly Dictionary<int, Operand> buffers = [];

    private ZeroAdjoints(IrMethod method, Func<IrVariable, bool> isShadow)
    {
        this.method = method;
        aliases = MemoryAliases.Of(method, isShadow);
        ids = new VariableIds(method.VariableCount);
        AssignedVariables.Gather(method.Body, assigned);
        Gather(method.Body);
        foreach (int id in buffers.Where(buffer => !IsOnlyIndexed(method.Body, buffer.Key) || (buffer.Value is VariableOperand { Variable: var length } && assigned.Contains(length.Id))).Select(static buffer => buffer.Key).ToList())
        {
            buffers.Remove(id);
        }
    }

    public static IrMethod Apply(IrMethod method, Func<IrVariable, bool> isShadow)
    {
        var pass = new ZeroAdjoints(method, isShadow);
        IrMethod rewritten = pass.Rewrite(method);
        return ReferenceEquals(rewritten, method) ? method : rewritten with { VariableCount = pass.ids.Count };
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        if (statement is ForStatement { IsReversal: true } loop && loop.Body.Any(static inner => inner is ForStatement) && Guarded(loop) is { } guarded)
        {
            output.Add(guarded);
            return;
        }

        base.Statement(statement, output);
    }

    private void Gather(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement { Target: var target, Value: AllocateExpression { Lengths.Count: 1 } allocation } when aliases.IsShadow(target):
                    buffers[target.Id] = allocation.Lengths[0];
                    break;
                case LetStatement { Target: var target, Value: TapeReserveExpression { IsCleared: true } reserve } when aliases.IsShadow(target):
                    buffers[target.Id] = reserve.Count;
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner);
            }
        }
    }

    private ForStatement? Guarded(ForStatement loop)
    {
        int at = 0;
        while (at < loop.Body.Count && !IsSeed(loop.Body[at]))
        {
            if (WritesShadows(loop.Body[at]))
            {
                return null;
            }

            at++;
        }

        if (at == loop.Body.Count)
        {
            return null;
        }

        var seed = (LetStatement)loop.Body[at];
        Place seedPlace = ((LoadExpression)seed.Value).Place;
        List<IrStatement> before = [], rest = [.. loop.Body];
        rest.RemoveAt(at);
        if (assigned.Contains(seed.Target.Id) || !TakeIndices(seedPlace, loop, rest, before))
        {
            return null;
        }

        List<LetStatement> kept = Records(rest);
        if (Releases(rest, kept) is not { } releases || !new Proof(this, seed.Target, seedPlace, kept).HasNoEffect(rest))
        {
            return null;
        }

        IrVariable any = new(ids.Take(), "", PassiveType.Boolean);
        before.Add(seed);
        before.Add(new LetStatement(any, new BinaryExpression(BinaryOperator.NotEqual, seed.Target, new RealConstant(0, (RealType)seed.Target.Type), PassiveType.Boolean)));
        before.Add(new IfStatement(any, rest.ToEquatableArray(), releases.ToEquatableArray()));
        return loop with { Body = before.ToEquatableArray() };
    }

    /// <summary>The blocks that an iteration takes back from the tape, which the forward sweep has reserved.</summary>
    private static List<LetStatement> Records(List<IrStatement> body)
    {
        List<LetStatement> records = [];
        int taken = 0;
        foreach (IrStatement statement in body)
        {
            switch (statement)
            {
                case LetStatement { Value: TapeReserveExpression }:
                    taken++;
                    break;
                case LetStatement { Value: TapeReleaseExpression } when taken > 0:
                    taken--;
                    break;
                case LetStatement { Value: TapeReleaseExpression } release:
                    records.Add(release);
                    break;
            }
        }

        return records;
    }

    /// <summary>What takes the records back without reading them, and only that; null where their sizes depend on more than arithmetic.</summary>
    private List<IrStatement>? Releases(List<IrStatement> body, List<LetStatement> records)
    {
        List<LetStatement> needed = [.. records];
        for (int i = 0; i < needed.Count; i++)
        {
            foreach (VariableOperand operand in needed[i].Value.Operands().OfType<VariableOperand>())
            {
                if (!Defines(body, operand.Variable.Id) || needed.Exists(other => other.Target.Id == operand.Variable.Id))
                {
                    continue;
                }

                if (assigned.Contains(operand.Variable.Id)
                    || body.Find(statement => statement is LetStatement let && let.Target.Id == operand.Variable.Id) is not LetStatement
                    {
                        Value: BinaryExpression or LengthExpression or ConvertExpression or TemplateExpression { IsPure: true, IsStable: true },
                        Target.Type: PassiveType
                    } definition)
                {
                    return null;
                }

                needed.Add(definition);
            }
        }

        Dictionary<int, IrVariable> copies = [];
        List<IrStatement> releases = [];
        foreach (LetStatement statement in body.OfType<LetStatement>().Where(needed.Contains))
        {
            IrVariable copy = statement.Target with { Id = ids.Take() };
            Expression value = statement.Value.Map(
                operand => operand is VariableOperand { Variable: var variable } && copies.TryGetValue(variable.Id, out IrVariable? other) ? new VariableOperand(other) : operand,
                variable => copies.TryGetValue(variable.Id, out IrVariable? other) ? other : variable);
            releases.Add(new LetStatement(copy, value));
            copies[statement.Target.Id] = copy;
        }

        return releases;
    }

    private bool IsSeed(IrStatement statement) =>
        statement is LetStatement { Value: LoadExpression { Place: { Type: RealType { Kind: RealKind.Double or RealKind.Single }, Path.Count: 0, Indices.Count: > 0 } place } } && aliases.IsShadow(place.Base);

    private bool WritesShadows(IrStatement statement) => statement switch
    {
        AccumulateStatement { Place.Base: var memory } => !aliases.IsOwn(memory) || aliases.IsShadow(memory),
        StoreStatement { Place.Base: var memory } => !aliases.IsOwn(memory) || aliases.IsShadow(memory),
        CallStatement or EffectStatement or FillStatement or CopyStatement => true,
        _ => statement.Blocks().Any(block => block.Any(WritesShadows)),
    };

    /// <summary>Moves what the seed's index is computed of before the test; false if that is more than integers of the loop's index.</summary>
    private bool TakeIndices(Place place, ForStatement loop, List<IrStatement> rest, List<IrStatement> before)
    {
        var needed = new HashSet<int>();
        var pending = new Stack<Operand>(place.Indices);
        pending.Push(new VariableOperand(place.Base));
        while (pending.Count > 0)
        {
            if (pending.Pop() is not VariableOperand { Variable: var variable } || variable.Id == loop.Index.Id || !needed.Add(variable.Id))
            {
                continue;
            }

            if (assigned.Contains(variable.Id))
            {
                return false;
            }

            switch (rest.Find(statement => statement is LetStatement let && let.Target.Id == variable.Id))
            {
                case null when Defines(rest, variable.Id):
                    return false;
                case null:
                    needed.Remove(variable.Id);
                    continue;
                case LetStatement { Value: BinaryExpression { Type: PassiveType { Code: "int" }, IsChecked: false, Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } value }:
                    pending.Push(value.Left);
                    pending.Push(value.Right);
                    continue;
                default:
                    return false;
            }
        }

        before.AddRange(rest.Where(statement => statement is LetStatement let && needed.Contains(let.Target.Id)));
        rest.RemoveAll(statement => statement is LetStatement let && needed.Contains(let.Target.Id));
        return true;
    }

    /// <summary>Whether memory has no other name: it is only indexed and filled.</summary>
    private static bool IsOnlyIndexed(EquatableArray<IrStatement> block, int id) => block.All(statement =>
        statement is StoreStatement or AccumulateStatement or FillStatement or LetStatement { Value: LoadExpression or LengthExpression } or AssignStatement { Value: LoadExpression }
            || !statement.Operands().Any(operand => operand is VariableOperand { Variable: var variable } && variable.Id == id))
        && block.All(statement => statement.Blocks().All(inner => IsOnlyIndexed(inner, id)));

    private static bool Defines(IEnumerable<IrStatement> block, int id) => block.Any(statement =>
        (statement is LetStatement let && let.Target.Id == id)
        || (statement is DeclareStatement declare && declare.Target.Id == id)
        || (statement is ForStatement loop && loop.Index.Id == id)
        || statement.Blocks().Any(inner => Defines(inner, id)));

    /// <summary>How often a memory variable is mentioned.</summary>
    private static int Mentions(IEnumerable<IrStatement> block, IrVariable memory) => block.Sum(statement =>
        statement.Operands().Count(operand => operand is VariableOperand { Variable: var variable } && variable.Id == memory.Id)
        + statement.Blocks().Sum(inner => Mentions(inner, memory)));
}
