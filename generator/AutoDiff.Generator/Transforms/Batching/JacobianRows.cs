using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>The rows of a Jacobian on lanes share one forward sweep: the reverse sweep becomes a loop over the outputs.</summary>
/// <remarks>
/// <code>
/// forward sweep            forward sweep
/// reverse sweep            what of the reverse sweep no adjoint reaches
///                becomes   for output:
///                              row := 0, seeds := 0, seeds[output] = 1
///                              reverse sweep
///                              the row goes into the Jacobian
/// </code>
/// <para>Only where the reverse sweep can run again: it writes to adjoints and to variables of its own, and takes no records from a tape.</para>
/// </remarks>
internal sealed class JacobianRows
{
    private readonly IrMethod method;
    private readonly HashSet<int> shadows;

    /// <summary>The variables that the reverse sweep declares.</summary>
    private readonly HashSet<int> own = [];

    private JacobianRows(IrMethod method)
    {
        this.method = method;
        shadows = [.. method.Parameters.Where(static parameter => parameter.Role is not (ParameterRole.Primal or ParameterRole.Tape)).Select(static parameter => parameter.Variable.Id)];
    }

    /// <param name="method">The vector-Jacobian product on lanes.</param>
    /// <param name="types">The types on lanes.</param>
    /// <returns>The method for all rows, with five more parameters: the row, the seeds, the Jacobian, where the first row of the first point begins in it,
    /// and the number of points. Null where the reverse sweep runs only once.</returns>
    public static IrMethod? Of(IrMethod method, LaneTypes types) => new JacobianRows(method).Run(types);

    private IrMethod? Run(LaneTypes types)
    {
        int tail = method.Body.Count;
        while (tail > 0 && method.Body[tail - 1] is ReturnStatement or EffectStatement { Template: "{0}.Return()" })
        {
            tail--;
        }

        int first = 0;
        while (first < tail && !IsReached(method.Body[first]))
        {
            first++;
        }

        List<IrStatement> forward = [.. method.Body.Take(first)];
        List<IrStatement> reverse = [.. method.Body.Skip(first).Take(tail - first)];
        if (reverse.Count == 0 || !CanRepeat(reverse))
        {
            return null;
        }

        for (int i = 0; i < reverse.Count; i++)
        {
            if (reverse[i] is LetStatement let && IsSameForEachRow(let.Value))
            {
                own.Remove(let.Target.Id);
                forward.Add(let);
                reverse.RemoveAt(i--);
            }
        }

        return method.Body.Skip(tail).Any(IsReached) ? null : WithLoop(types, forward, reverse, method.Body.Skip(tail));
    }

    private IrMethod WithLoop(LaneTypes types, List<IrStatement> forward, List<IrStatement> reverse, IEnumerable<IrStatement> tail)
    {
        var ids = new VariableIds(method.VariableCount);
        var names = new ParameterNames(method.Parameters);
        IrVariable New(string name, IrType type) => new(ids.Take(), names.Take(name), type);
        SequenceType vectors = SequenceType.SpanOf(LaneTypes.Lanes);
        IrVariable row = New("row", vectors), seeds = New("seeds", vectors), jacobian = New("jacobian", SequenceType.SpanOf(types.Real));
        IrVariable start = New("start", PassiveType.Int32), count = New("count", PassiveType.Int32), output = New("output", PassiveType.Int32), outputs = New("outputs", PassiveType.Int32);
        RealConstant zero = new(0, LaneTypes.Lanes);
        IrStatement[] body =
        [
            new FillStatement(row, zero),
            new FillStatement(seeds, zero),
            new EffectStatement("{0}[{1}] = TLanes.One", EquatableArray.Of<Operand>(seeds, (VariableOperand)output), EndsFlow: false),
            .. reverse,
            new EffectStatement(
                $"{types.Memory}StoreRows{types.Arguments}({{0}}, {{1}}, {{2}} + {{3}} * {{0}}.Length, {{4}}.Length * {{0}}.Length, {{5}})",
                EquatableArray.Of<Operand>(row, (VariableOperand)jacobian, (VariableOperand)start, (VariableOperand)output, (VariableOperand)seeds, (VariableOperand)count),
                EndsFlow: false),
        ];
        IEnumerable<IrParameter> more = new[] { row, seeds, jacobian, start, count }.Select(static variable => new IrParameter(variable, PassingMode.Value, IsActive: false));
        return method with
        {
            Parameters = method.Parameters.Concat(more).ToEquatableArray(),
            Body = forward
                .Append(new LetStatement(outputs, new LengthExpression(seeds)))
                .Append(new ForStatement(output, PassiveConstant.Int(0), (VariableOperand)outputs, 1, body.ToEquatableArray()))
                .Concat(tail)
                .ToEquatableArray(),
            VariableCount = ids.Count,
        };
    }

    /// <summary>Whether an adjoint, or what the reverse sweep computes for one row, is in a statement.</summary>
    private bool IsReached(IrStatement statement) => Targets(statement).Concat(statement.Operands().OfType<VariableOperand>().Select(static operand => operand.Variable)).Any(IsOfRow)
        || statement.Blocks().Any(block => block.Any(IsReached));

    private bool IsOfRow(IrVariable variable) => shadows.Contains(variable.Id) || own.Contains(variable.Id);

    private static IEnumerable<IrVariable> Targets(IrStatement statement) => statement is AssignStatement assign ? [assign.Target] : [];

    private bool IsSameForEachRow(Expression value) => value is UnaryExpression or BinaryExpression or PrimitiveExpression or SelectExpression or TemplateExpression { IsPure: true, IsStable: true }
        && !value.Operands().OfType<VariableOperand>().Any(operand => IsOfRow(operand.Variable));

    private bool CanRepeat(IEnumerable<IrStatement> block) => block.All(CanRepeat);

    private bool CanRepeat(IrStatement statement)
    {
        switch (statement)
        {
            case SourceStatement:
                return true;
            case LetStatement { Value: AllocateExpression or TapeReserveExpression or TapeReleaseExpression or TemplateExpression { IsPure: false } }:
                return false;
            case LetStatement let:
                if (let.Target.Type is SequenceType or AggregateType { Kind: AggregateKind.Class })
                {
                    // Views of adjoints may be written to, and only they.
                    return let.Value is SliceExpression slice && shadows.Contains(slice.Sequence.Id) && shadows.Add(let.Target.Id);
                }

                own.Add(let.Target.Id);
                return true;
            case DeclareStatement declare:
                own.Add(declare.Target.Id);
                return true;
            case AssignStatement assign:
                return IsOfRow(assign.Target);
            case StoreStatement store:
                return shadows.Contains(store.Place.Base.Id);
            case AccumulateStatement accumulate:
                return shadows.Contains(accumulate.Place.Base.Id);
            case FillStatement fill:
                return shadows.Contains(fill.Sequence.Id);
            case CopyStatement copy:
                return shadows.Contains(copy.Destination.Id);
            case ForStatement loop:
                own.Add(loop.Index.Id);
                return CanRepeat(loop.Body);
            case IfStatement or WhileStatement:
                return statement.Blocks().All(block => CanRepeat(block));
            default:
                return false;
        }
    }
}
