using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>The first loop that adds to cleared adjoints writes them instead, each element once.</summary>
/// <remarks>
/// <code>
/// g := 0                                   clear g around [from, to + 1)
/// for i:                                   r = 0
///     g[i] += u          becomes           for i:
///     g[i + 1] += v                            g[i] = r + u
///                                              r := v
///                                          if from &lt; to: g[to] = r
/// </code>
/// What neighbouring iterations add to one element travels between them in a variable; memory is written once and neither cleared nor
/// read. The sums are the same, in the same order. The loop may touch the adjoints in no other way, nor any memory that could be the same.
/// </remarks>
internal sealed class OverwrittenShadows
{
    /// <summary>What clears the elements that the loop does not write.</summary>
    public const string ClearAround = "global::AutoDiff.CompilerServices.Shadow.ClearAround(";

    /// <summary>An element is carried by so many iterations at most.</summary>
    private const int WidestStencil = 4;

    private readonly VariableIds ids;
    private readonly MemoryAliases aliases;
    private readonly Func<IrVariable, bool> isShadow;

    private OverwrittenShadows(IrMethod method, Func<IrVariable, bool> isShadow)
    {
        ids = new VariableIds(method.VariableCount);
        aliases = MemoryAliases.Of(method, isShadow);
        this.isShadow = isShadow;
    }

    public static IrMethod Apply(IrMethod method, Func<IrVariable, bool> isAdjoint)
    {
        HashSet<int> products = [.. method.Parameters.Where(static parameter => parameter.Role == ParameterRole.Product).Select(static parameter => parameter.Variable.Id)];
        var pass = new OverwrittenShadows(method, variable => isAdjoint(variable) || products.Contains(variable.Id));
        List<IrStatement> body = [.. method.Body];
        bool changed = false;
        for (int i = 0; i < body.Count; i++)
        {
            changed |= body[i] is FillStatement { Value: RealConstant { IsZero: true } } fill && pass.TryOverwrite(body, i, fill.Sequence);
        }

        return changed ? method with { Body = body.ToEquatableArray(), VariableCount = pass.ids.Count } : method;
    }

    private bool TryOverwrite(List<IrStatement> body, int clearing, IrVariable shadow)
    {
        if (shadow.Type is not SequenceType { Kind: SequenceKind.Span, Element: RealType { Kind: RealKind.Double or RealKind.Single } } || !isShadow(shadow))
        {
            return false;
        }

        int at = clearing + 1;
        while (at < body.Count && (body[at] is FillStatement { Value: RealConstant { IsZero: true } } || !Touches(body[at], shadow)))
        {
            at++;
        }

        if (at == body.Count
            || body[at] is not ForStatement { Step: 1 or -1, Budget: null } loop
            || loop.Index.Type != PassiveType.Int32
            || Stencil.Of(loop, shadow, statement => Touches(statement, shadow)) is not { } stencil
            || stencil.Width > WidestStencil)
        {
            return false;
        }

        IrBuilder before = new(ids);
        IrBuilder after = new(ids);
        ForStatement written = Overwritten(loop, shadow, stencil, before, after);
        body[at] = written;
        body.InsertRange(at + 1, after.Statements);
        body.InsertRange(at, before.Statements);
        body.RemoveAt(clearing);
        return true;
    }

    private ForStatement Overwritten(ForStatement loop, IrVariable shadow, Stencil stencil, IrBuilder before, IrBuilder after)
    {
        // Descending, the loop visits the indices from `to + 1` to `from`.
        bool isAscending = loop.Step == 1;
        Operand low = isAscending ? loop.From : Plus(before, loop.To, 1);
        Operand high = isAscending ? loop.To : Plus(before, loop.From, 1);
        EquatableArray<Operand> range = EquatableArray.Of<Operand>(new VariableOperand(shadow), low, high, PassiveConstant.Int(stencil.Lowest), PassiveConstant.Int(stencil.Highest));
        before.Add(new EffectStatement(ClearAround + "{0}, {1}, {2}, {3}, {4})", range, EndsFlow: false));
        RealType real = (RealType)((SequenceType)shadow.Type).Element;
        IrVariable[] carried = new IrVariable[stencil.Width];
        for (int k = 0; k < carried.Length; k++)
        {
            carried[k] = before.Let("carried", new UseExpression(new RealConstant(0, real))).Variable;
        }

        IrBuilder body = new(ids);
        var sums = new Operand?[stencil.Width + 1];
        for (int k = 0; k < carried.Length; k++)
        {
            sums[k] = carried[k];
        }

        for (int s = 0; s < loop.Body.Count; s++)
        {
            if (stencil.OffsetAt(s) is not { } offset)
            {
                body.Add(loop.Body[s]);
                continue;
            }

            var addition = (AccumulateStatement)loop.Body[s];
            int k = isAscending ? offset - stencil.Lowest : stencil.Highest - offset;
            sums[k] = (sums[k], addition.IsSubtraction) switch
            {
                (null, false) => addition.Value,
                (null, true) => body.Let(new UnaryExpression(UnaryOperator.Negate, addition.Value, real)),
                ({ } sum, var subtracts) => body.Let(new BinaryExpression(subtracts ? BinaryOperator.Subtract : BinaryOperator.Add, sum, addition.Value, real)),
            };
        }

        int leaving = isAscending ? stencil.Lowest : stencil.Highest;
        body.Add(new StoreStatement(Place.Element(shadow, Plus(body, loop.Index, leaving)), sums[0] ?? new RealConstant(0, real)));

        // A variable that is handed on must not have been assigned yet.
        Operand[] next = [.. sums.Skip(1).Select(sum => sum is VariableOperand { Variable: var v } && carried.Contains(v) && carried.Length > 1 ? body.Let(new UseExpression(sum)) : sum ?? new RealConstant(0, real))];
        for (int k = 0; k < carried.Length; k++)
        {
            body.Add(new AssignStatement(carried[k], new UseExpression(next[k])));
        }

        if (carried.Length > 0)
        {
            IrBuilder then = after.Nested();
            for (int k = 0; k < carried.Length; k++)
            {
                int offset = isAscending ? stencil.Lowest + k : stencil.Highest - k;
                then.Add(new StoreStatement(Place.Element(shadow, Plus(then, loop.To, offset)), carried[k]));
            }

            Operand runs = after.Let(new BinaryExpression(isAscending ? BinaryOperator.Less : BinaryOperator.Greater, loop.From, loop.To, PassiveType.Boolean));
            after.Add(new IfStatement(runs, then.ToBlock(), EquatableArray<IrStatement>.Empty));
        }

        return loop with { Body = body.ToBlock() };
    }

    private static Operand Plus(IrBuilder builder, Operand value, int offset)
    {
        if (offset == 0)
        {
            return value;
        }

        if (value is PassiveConstant constant && int.TryParse(constant.Code, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int known))
        {
            return PassiveConstant.Int(known + offset);
        }

        BinaryOperator op = offset > 0 ? BinaryOperator.Add : BinaryOperator.Subtract;
        return builder.Let(new BinaryExpression(op, value, PassiveConstant.Int(Math.Abs(offset)), PassiveType.Int32));
    }

    /// <summary>Whether a statement refers to memory that may be that of the shadow, or may do so unseen.</summary>
    private bool Touches(IrStatement statement, IrVariable shadow) =>
        statement is CallStatement call && call.Arguments.Any(argument => argument.Value is VariableOperand { Variable: var v } && MayBe(v, shadow))
        || statement.Operands().Any(operand => operand is VariableOperand { Variable: var variable } && MayBe(variable, shadow))
        || statement.Blocks().Any(block => block.Any(inner => Touches(inner, shadow)));

    private bool MayBe(IrVariable variable, IrVariable shadow) => variable.Type switch
    {
        SequenceType { Element: RealType } => aliases.MayAlias(variable, shadow),
        SequenceType or AggregateType { Kind: AggregateKind.Class } => isShadow(variable),
        _ => false,
    };

    /// <summary>The elements that each iteration adds to, by their distance from the index.</summary>
    private sealed class Stencil
    {
        private readonly Dictionary<int, int> offsets = [];

        public int Lowest => offsets.Values.Min();

        public int Highest => offsets.Values.Max();

        public int Width => Highest - Lowest;

        /// <summary>The offset of the addition at an index of the body; null for other statements.</summary>
        public int? OffsetAt(int statement) => offsets.TryGetValue(statement, out int offset) ? offset : null;

        /// <returns>Null where the loop touches the shadow other than by adding at fixed offsets in each iteration.</returns>
        public static Stencil? Of(ForStatement loop, IrVariable shadow, Func<IrStatement, bool> touches)
        {
            var stencil = new Stencil();
            Dictionary<int, int> known = new() { [loop.Index.Id] = 0 };
            for (int s = 0; s < loop.Body.Count; s++)
            {
                switch (loop.Body[s])
                {
                    case LetStatement { Value: BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract, IsChecked: false } sum, Target: var target } when OffsetOf(sum, known) is { } offset:
                        known[target.Id] = offset;
                        break;
                    case AccumulateStatement { Place: { Path.IsEmpty: true, Indices: { Count: 1 } indices } place, Value: RealConstant or VariableOperand { Variable.Type: RealType } } when place.Base.Id == shadow.Id:
                        if (indices[0] is not VariableOperand { Variable: var index } || !known.TryGetValue(index.Id, out int at))
                        {
                            return null;
                        }

                        stencil.offsets[s] = at;
                        break;
                    case var statement when touches(statement):
                        return null;
                }
            }

            return stencil.offsets.Count > 0 ? stencil : null;
        }

        private static int? OffsetOf(BinaryExpression sum, Dictionary<int, int> known) => (sum.Left, sum.Right) switch
        {
            (VariableOperand { Variable: var v }, PassiveConstant c) when known.TryGetValue(v.Id, out int offset) && Constant(c) is { } value => sum.Operator == BinaryOperator.Add ? offset + value : offset - value,
            (PassiveConstant c, VariableOperand { Variable: var v }) when sum.Operator == BinaryOperator.Add && known.TryGetValue(v.Id, out int offset) && Constant(c) is { } value => offset + value,
            _ => null,
        };

        private static int? Constant(PassiveConstant constant) =>
            int.TryParse(constant.Code, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int value) && Math.Abs(value) < 1 << 20 ? value : null;
    }
}
