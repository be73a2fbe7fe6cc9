using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Takes the checks of indices out of innermost loops: what a loop visits at <c>base + i</c> becomes a view that is checked once.</summary>
/// <remarks>
/// <code>
/// for (i = from; i &lt; to; i++)                 n = max(to - from, 0)
///     s = s + a[row + i] * x[i]     becomes     p = a[row + from, n elements], q = x[from, n elements]
///                                               for (k = 0; k &lt; n; k++)
///                                                   s = s + p[k] * q[k]
/// </code>
/// An index must be that of the loop plus what the loop does not change, and the access must happen in each iteration. A loop
/// that has only accesses at its own index is left alone where it ends with the memory's length: of those the JIT takes the checks out itself.
/// So is one that stands in no other loop, and one that writes to memory of the caller's, which must be as it was left when an index turns out to be wrong.
/// </remarks>
internal sealed partial class LoopViews : IrRewriter
{
    /// <summary>The beginning of the code that makes a view.</summary>
    public const string ViewCode = "global::AutoDiff.CompilerServices.View.";

    /// <summary>A loop that surely is as short as this is not worth it.</summary>
    private const int ShortLoop = 8;

    private readonly VariableIds ids;

    /// <summary>Parameters that are the caller's storage: they may change with any other.</summary>
    private readonly VariableSet references = [];
    private readonly VariableSet assigned = [];
    private readonly Dictionary<int, BinaryExpression> differences = [];
    private readonly Dictionary<int, IrVariable> lengths = [];
    private readonly MemoryAliases aliases;
    private int depth;

    private LoopViews(IrMethod method)
    {
        ids = new VariableIds(method.VariableCount);
        references.UnionWith(method.Parameters.Where(static parameter => parameter.Mode != PassingMode.Value).Select(static parameter => parameter.Variable.Id));
        assigned.UnionWith(references);
        AssignedVariables.Gather(method.Body, assigned);
        HashSet<int> shadows = [.. method.Parameters.Where(static parameter => parameter.Role != ParameterRole.Primal).Select(static parameter => parameter.Variable.Id)];
        aliases = MemoryAliases.Of(method, variable => shadows.Contains(variable.Id));
    }

    public static IrMethod Apply(IrMethod method)
    {
        var pass = new LoopViews(method);
        IrMethod rewritten = pass.Rewrite(method);

        // The indices that nothing reads any more.
        return ReferenceEquals(rewritten, method) ? method : SimplifyDeadCode.Apply(rewritten with { VariableCount = pass.ids.Count });
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        if (statement is LetStatement { Value: BinaryExpression { Operator: BinaryOperator.Subtract, IsChecked: false } difference } let && !assigned.Contains(let.Target.Id))
        {
            differences[let.Target.Id] = difference;
        }

        if (statement is LetStatement { Value: LengthExpression { Sequence: var measured }, Target: var length })
        {
            lengths[length.Id] = measured;
        }

        if (statement is ForStatement { Step: 1 or -1, Budget: null } loop && loop.Index.Type == PassiveType.Int32 && loop.Body.All(IsPlain) && Viewed(loop, output))
        {
            return;
        }

        int around = depth;
        depth += statement is ForStatement or WhileStatement ? 1 : 0;
        base.Statement(statement, output);
        depth = around;
    }

    /// <summary>Whether a statement may stand in the loop: it neither loops nor leaves, and memory stays where it is.</summary>
    private static bool IsPlain(IrStatement statement) => statement switch
    {
        ForStatement or WhileStatement or CallStatement or EffectStatement or FillStatement or CopyStatement or ReturnStatement => false,
        LetStatement { Value: TemplateExpression or TapeReserveExpression or TapeReleaseExpression or AllocateExpression } => false,
        AssignStatement { Value: TemplateExpression } => false,
        IfStatement branch => branch.Then.All(IsPlain) && branch.Else.All(IsPlain),
        _ => true,
    };

    private bool Viewed(ForStatement loop, List<IrStatement> output)
    {
        IrBuilder before = new(ids);
        var accesses = new Accesses(loop, references, before);
        if (!accesses.KeepsArguments(aliases) || (!accesses.IsWorthwhile && !(depth > 0 && accesses.WritesOwn(aliases) && accesses.Visited.Any(memory => !EndsWith(loop, memory)))) || (Trips(loop) is { } trips && trips <= ShortLoop))
        {
            return false;
        }

        bool isAscending = loop.Step == 1;
        Operand lowest = isAscending ? Fixed(loop.From, before) : Plus(before, loop.To, PassiveConstant.Int(1));
        Operand count = Count(loop, before);
        Dictionary<string, IrVariable> views = [];
        bool startsAtZero = lowest is PassiveConstant { Code: "0" };
        IrVariable index = startsAtZero ? loop.Index : loop.Index with { Id = ids.Take() };
        List<IrStatement> body = [];
        if (!startsAtZero)
        {
            body.Add(new LetStatement(loop.Index, new BinaryExpression(BinaryOperator.Add, lowest, new VariableOperand(index), PassiveType.Int32)));
        }

        Place Replace(Place place, Affine at)
        {
            string key = at.KeyOf(place.Base);
            if (!views.TryGetValue(key, out IrVariable? view))
            {
                Operand start = at.Start(lowest, before, Plus);
                var type = (SequenceType)place.Base.Type;
                SequenceType viewType = type.Kind == SequenceKind.ReadOnlySpan ? type : SequenceType.SpanOf(type.Element);
                string name = place.Base.Name.Length > 0 ? place.Base.Name + "Part" : "part";
                EquatableArray<Operand> arguments = EquatableArray.Of<Operand>(new VariableOperand(place.Base), start, count);
                view = before.Let(name, new TemplateExpression(ViewCode + "Of({0}, {1}, {2})", arguments, viewType, IsPure: true, IsStable: false)).Variable;
                views[key] = view;
            }

            return place with { Base = view, Indices = EquatableArray.Of<Operand>(new VariableOperand(index)) };
        }

        List<IrStatement> visited = [];
        foreach (IrStatement statement in loop.Body)
        {
            visited.Add(statement switch
            {
                LetStatement { Value: LoadExpression load } s when accesses.Of(load.Place) is { } at => s with { Value = new LoadExpression(Replace(load.Place, at)) },
                AssignStatement { Value: LoadExpression load } s when accesses.Of(load.Place) is { } at => s with { Value = new LoadExpression(Replace(load.Place, at)) },
                StoreStatement s when accesses.Of(s.Place) is { } at => s with { Place = Replace(s.Place, at) },
                AccumulateStatement s when accesses.Of(s.Place) is { } at => s with { Place = Replace(s.Place, at) },
                _ => statement,
            });
        }

        body.AddRange(visited);
        output.AddRange(before.Statements);
        Operand last = isAscending ? count : Plus(before, count, PassiveConstant.Int(-1));
        if (!isAscending)
        {
            output.Add(before.Statements[before.Statements.Count - 1]);
        }

        output.Add(isAscending
            ? new ForStatement(index, PassiveConstant.Int(0), last, 1, body.ToEquatableArray())
            : new ForStatement(index, last, PassiveConstant.Int(-1), -1, body.ToEquatableArray()));
        return true;
    }

    /// <summary>The value that a bound has when the loop begins.</summary>
    private Operand Fixed(Operand bound, IrBuilder before) => bound is VariableOperand { Variable: var variable } && assigned.Contains(variable.Id)
        ? before.Let(new UseExpression(bound))
        : bound;

    /// <summary>Whether a loop visits a sequence from its first element to its last, as the JIT sees it.</summary>
    private bool EndsWith(ForStatement loop, IrVariable memory) =>
        loop.To is VariableOperand { Variable: var end } && lengths.TryGetValue(end.Id, out IrVariable? measured) && measured.Id == memory.Id;

    private static int? Trips(ForStatement loop) =>
        Affine.Constant(loop.From) is { } from && Affine.Constant(loop.To) is { } to ? Math.Max((to - from) * loop.Step, 0) : null;

    private Operand Count(ForStatement loop, IrBuilder before)
    {
        (Operand low, Operand high) = loop.Step == 1 ? (loop.From, loop.To) : (loop.To, loop.From);
        Operand distance = low is PassiveConstant { Code: "0" } ? high
            : low is PassiveConstant { Code: "-1" } ? Plus(before, high, PassiveConstant.Int(1))
            : before.Let(new BinaryExpression(BinaryOperator.Subtract, high, low, PassiveType.Int32));

        // A local: the JIT knows two values as the same if they are one.
        return before.Let("count", new TemplateExpression("global::System.Math.Max({0}, 0)", EquatableArray.Of(distance), PassiveType.Int32, IsPure: true, IsStable: true));
    }

    private Operand Plus(IrBuilder builder, Operand value, PassiveConstant amount)
    {
        int added = Affine.Constant(amount)!.Value;
        if (value is VariableOperand { Variable: var variable } && differences.TryGetValue(variable.Id, out BinaryExpression? difference) && difference.Right.Equals(amount)
            && (difference.Left is not VariableOperand { Variable: var minuend } || !assigned.Contains(minuend.Id)))
        {
            return difference.Left;
        }

        if (Affine.Constant(value) is { } constant)
        {
            return PassiveConstant.Int(unchecked(constant + added));
        }

        return builder.Let(added < 0
            ? new BinaryExpression(BinaryOperator.Subtract, value, PassiveConstant.Int(-added), PassiveType.Int32)
            : new BinaryExpression(BinaryOperator.Add, value, amount, PassiveType.Int32));
    }
}
