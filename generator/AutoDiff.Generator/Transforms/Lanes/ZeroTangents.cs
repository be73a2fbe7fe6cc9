using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Leaves out what an iteration does with tangents when all that reach it are zero, in every lane.</summary>
/// <remarks><code>
/// for (i …) { a = f(x[i]); t = xTangent[i]; yTangent[i] = … t … }
/// becomes
/// for (i …) { a = f(x[i]); t = xTangent[i]; if (t != 0 in some lane) { yTangent[i] = … t … } else { yTangent[i] = 0; } }
/// </code>
/// A sweep has as many unit tangents as lanes, and there are as many inputs as there are: in a loop over the inputs most iterations have none of
/// them. Tangents are linear, so that zeros give zeros, whatever the partials are. Values are computed on both sides. Only the innermost loops are
/// looked at, and only where the test is a fraction of what it saves: what to test is chosen so that as little as possible is left to do.</remarks>
internal sealed class ZeroTangents : IrRewriter
{
    /// <summary>An operation saved for each variable that is tested pays for the test itself; so many do for the iterations that are not empty.</summary>
    private const int LeastSaved = 3;

    private readonly MemoryAliases aliases;
    private readonly HashSet<int> assigned = [];
    private readonly VariableIds ids;

    private ZeroTangents(IrMethod method)
    {
        aliases = MemoryAliases.Of(method, static variable => IsLanes(variable.Type));
        ids = new VariableIds(method.VariableCount);
        AssignedVariables.Gather(method.Body, assigned);
    }

    /// <param name="method">A method with lanes for tangents.</param>
    /// <param name="options">The optimisations: what only one side needs is then computed there.</param>
    public static IrMethod Apply(IrMethod method, TransformOptions options)
    {
        var pass = new ZeroTangents(method);
        IrMethod rewritten = pass.Rewrite(method);
        if (ReferenceEquals(rewritten, method))
        {
            return method;
        }

        rewritten = rewritten with { VariableCount = pass.ids.Count };
        rewritten = options.RemovesDeadCode ? SimplifyDeadCode.Apply(rewritten) : rewritten;
        return options.SinksIntoBranches ? SimplifySinking.Apply(rewritten) : rewritten;
    }

    /// <summary>Whether a value is lanes, or memory of them.</summary>
    public static bool IsLanes(IrType type) => type is RealType { Kind: RealKind.Lanes } or SequenceType { Element: RealType { Kind: RealKind.Lanes } };

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        switch (statement)
        {
            case ForStatement loop when Guarded(loop.Body) is { } body:
                output.Add(loop with { Body = body });
                break;
            case WhileStatement loop when Guarded(loop.Body) is { } body:
                output.Add(loop with { Body = body });
                break;
            default:
                base.Statement(statement, output);
                break;
        }
    }

    /// <summary>The body of a loop with a test; null where there is nothing to gain, or something that is not linear in the tangents.</summary>
    private EquatableArray<IrStatement>? Guarded(EquatableArray<IrStatement> body)
    {
        List<IrStatement> before = [], rest = [];
        foreach (IrStatement statement in body)
        {
            (rest.Count > 0 || IsWork(statement) ? rest : before).Add(statement);
        }

        if (rest.Count == 0 || rest.Exists(static statement => !IsUnderstood(statement)))
        {
            return null;
        }

        TakeLoads(before, rest);
        List<IrVariable> tested = [.. Outer(body, rest), .. before.Select(Loaded).OfType<IrVariable>().Where(target => !assigned.Contains(target.Id))];
        if (Left(rest, []) is not { } all || Left(rest, tested) is not { } least)
        {
            return null;
        }

        foreach (IrVariable candidate in tested.ToList())
        {
            List<IrVariable> fewer = [.. tested.Where(other => other.Id != candidate.Id)];
            if (Left(rest, fewer) is { } left && left <= least)
            {
                tested = fewer;
            }
        }

        if (tested.Count == 0 || all - least <= LeastSaved * tested.Count)
        {
            return null;
        }

        IrVariable any = new(ids.Take(), "", PassiveType.Boolean);
        before.Add(new LetStatement(any, Test(tested)));
        before.Add(new IfStatement(any, rest.ToEquatableArray(), new VanishingTangents(tested, assigned, ids).Block(rest)));
        return before.ToEquatableArray();
    }

    private static TemplateExpression Test(List<IrVariable> tested)
    {
        string together = "{0}";
        for (int i = 1; i < tested.Count; i++)
        {
            together = $"{LaneTangents.TypeParameter}.Or({together}, {{{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}}})";
        }

        return new TemplateExpression(
            $"!{LaneTangents.TypeParameter}.IsZero({together})",
            tested.Select(static variable => (Operand)new VariableOperand(variable)).ToEquatableArray(),
            PassiveType.Boolean,
            IsPure: true,
            IsStable: false);
    }

    /// <summary>How many operations on tangents are left with some of them zero; null if that cannot be said.</summary>
    private int? Left(List<IrStatement> rest, List<IrVariable> zero)
    {
        var vanishing = new VanishingTangents(zero, assigned, new VariableIds(ids.Count));
        try
        {
            vanishing.Block(rest);
            return vanishing.Operations;
        }
        catch (TransformException)
        {
            return null;
        }
    }

    /// <summary>Whether a statement computes with tangents; to read one is no work.</summary>
    private static bool IsWork(IrStatement statement) => statement switch
    {
        LetStatement let => let.Target.Type is RealType { Kind: RealKind.Lanes } && let.Value is not LoadExpression,
        AssignStatement assign => IsLanes(assign.Target.Type),
        DeclareStatement declare => IsLanes(declare.Target.Type),
        StoreStatement or AccumulateStatement or EffectStatement => statement.Operands().Any(static operand => IsLanes(operand.Type)),
        IfStatement => statement.Blocks().Any(static block => block.Any(static inner => IsWork(inner) || Loaded(inner) is not null)),
        SourceStatement or ReturnStatement => false,
        _ => true,
    };

    private static bool IsUnderstood(IrStatement statement) => statement switch
    {
        LetStatement or AssignStatement or DeclareStatement or StoreStatement or AccumulateStatement or SourceStatement => true,
        EffectStatement effect => !effect.Arguments.Any(static argument => IsLanes(argument.Type)),
        IfStatement => statement.Blocks().All(static block => block.All(IsUnderstood)),
        _ => false,
    };

    private static IrVariable? Loaded(IrStatement statement) =>
        statement is LetStatement { Target: { Type: RealType { Kind: RealKind.Lanes } } target, Value: LoadExpression } ? target : null;

    /// <summary>The tangents that come from outside of the iteration.</summary>
    private static IEnumerable<IrVariable> Outer(EquatableArray<IrStatement> body, List<IrStatement> rest)
    {
        HashSet<int> inside = [], seen = [];
        DeclaredVariables.Gather(body, inside);
        return [.. Read(rest).Where(variable => !inside.Contains(variable.Id) && seen.Add(variable.Id))];
    }

    private static IEnumerable<IrVariable> Read(IEnumerable<IrStatement> block) => block.SelectMany(static statement => statement.Operands()
        .OfType<VariableOperand>()
        .Select(static operand => operand.Variable)
        .Where(static variable => variable.Type is RealType { Kind: RealKind.Lanes })
        .Concat(statement.Blocks().SelectMany(static inner => Read(inner))));

    /// <summary>Moves the loads of tangents before the test that nothing before them could change, with the integers that say where.</summary>
    private void TakeLoads(List<IrStatement> before, List<IrStatement> rest)
    {
        for (int i = 0; i < rest.Count; i++)
        {
            if (Loaded(rest[i]) is not null && Indices(rest, i) is { } moved && !rest.Take(i).Any(statement => Hinders(statement, ((LoadExpression)((LetStatement)rest[i]).Value).Place)))
            {
                moved.Add(rest[i]);
                before.AddRange(moved);
                rest.RemoveAll(moved.Contains);
                i -= moved.Count;
            }
        }
    }

    /// <summary>What the place of a load is computed of after the test, if it is integers; null if it is more.</summary>
    private List<IrStatement>? Indices(List<IrStatement> rest, int at)
    {
        HashSet<int> needed = [];
        var pending = new Stack<Operand>(rest[at].Operands());
        while (pending.Count > 0)
        {
            if (pending.Pop() is not VariableOperand { Variable: var variable } || !needed.Add(variable.Id))
            {
                continue;
            }

            List<IrStatement> definitions = rest.FindAll(statement => statement is LetStatement let && let.Target.Id == variable.Id);
            HashSet<int> changed = [];
            DeclaredVariables.Gather(rest.ToEquatableArray(), changed);
            AssignedVariables.Gather(rest.ToEquatableArray(), changed);
            if (definitions.Count == 0 && !changed.Contains(variable.Id))
            {
                continue;
            }

            if (definitions.Count != 1
                || assigned.Contains(variable.Id)
                || definitions[0] is not LetStatement { Value: BinaryExpression { Type: PassiveType { Code: "int" }, IsChecked: false, Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } value })
            {
                return null;
            }

            pending.Push(value.Left);
            pending.Push(value.Right);
        }

        return rest.FindAll(statement => statement is LetStatement let && needed.Contains(let.Target.Id));
    }

    /// <summary>Whether a load must not move up over a statement.</summary>
    private bool Hinders(IrStatement statement, Place place) => statement switch
    {
        StoreStatement store => IsLanes(store.Place.Base.Type) && aliases.MayAlias(store.Place, place),
        AccumulateStatement accumulate => IsLanes(accumulate.Place.Base.Type) && aliases.MayAlias(accumulate.Place, place),
        LetStatement { Value: TapeReserveExpression or TapeReleaseExpression } or EffectStatement => true,
        _ => statement.Blocks().Any(block => block.Any(inner => Hinders(inner, place))),
    };
}
