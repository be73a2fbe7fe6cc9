using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Adjoints that a block finds zero, fills and leaves zero again are written by the first loop that adds to them, and not cleared by the
/// last one.</summary>
/// <remarks>
/// <code>
/// a = new double[n]                        a = new double[n]
/// for …:                                   for …:
///     for i &lt; n:  a[i] += u                    for i &lt; n:  a[i] = u
///     …                          becomes       …
///     for i &lt; n:  t = a[i]                     for i &lt; n:  t = a[i]
///                 a[i] = 0
/// </code>
/// That is what becomes of the adjoints of a work buffer that each iteration of a loop fills. The array is the companion's own and its elements
/// are touched in the one block alone; both loops visit each of them once. What is added to is zero, so that the sums are the same.
/// </remarks>
internal sealed class RefilledShadows
{
    private readonly VariableSet assigned = [];
    private readonly VariableIds ids;

    private RefilledShadows(IrMethod method)
    {
        ids = new VariableIds(method.VariableCount);
        assigned.UnionWith(method.Parameters.Where(static parameter => parameter.Mode != PassingMode.Value).Select(static parameter => parameter.Variable.Id));
        AssignedVariables.Gather(method.Body, assigned);
    }

    /// <param name="method">A companion.</param>
    /// <param name="isShadow">Whether a variable is a tangent or adjoint.</param>
    public static IrMethod Apply(IrMethod method, Func<IrVariable, bool> isShadow)
    {
        var pass = new RefilledShadows(method);
        EquatableArray<IrStatement> body = method.Body;
        foreach (IrStatement statement in method.Body)
        {
            if (statement is LetStatement { Target: var target, Value: AllocateExpression { Lengths: { Count: 1 } lengths, Sequence: { Kind: SequenceKind.Array or SequenceKind.Span, Element: RealType } } }
                && isShadow(target) && pass.IsFixed(target) && pass.IsFixed(lengths[0]))
            {
                body = pass.Refill(body, target, lengths[0]);
            }
        }

        return body.IsSame(method.Body) ? method : method with { Body = body, VariableCount = pass.ids.Count };
    }

    private bool IsFixed(Operand operand) => operand is not VariableOperand { Variable: var variable } || !assigned.Contains(variable.Id);

    private EquatableArray<IrStatement> Refill(EquatableArray<IrStatement> body, IrVariable shadow, Operand length)
    {
        // The innermost block that holds all statements which touch the array. A branch that is not taken leaves it zero.
        EquatableArray<IrStatement> block = body;
        while (true)
        {
            List<IrStatement> touching = [.. block.Where(statement => Touches(statement, shadow))];
            if (touching.Count != 1)
            {
                return touching.Count >= 2 && touching[0] is ForStatement first && touching[touching.Count - 1] is ForStatement last
                    && IsWhole(first, length) && IsWhole(last, length)
                    && Adds(first, shadow) && Clears(last, shadow) && touching.TrueForAll(statement => IsByElement(statement, shadow))
                    ? new Refilling(first, last, shadow, ids).Apply(body)
                    : body;
            }

            List<EquatableArray<IrStatement>> inner = [.. touching[0].Blocks().Where(inner => inner.Any(statement => Touches(statement, shadow)))];
            if (inner.Count != 1)
            {
                return body;
            }

            block = inner[0];
        }
    }

    private static bool Is(Operand operand, IrVariable shadow) => operand is VariableOperand { Variable: var variable } && variable.Id == shadow.Id;

    private static bool Touches(IrStatement statement, IrVariable shadow) =>
        statement.Operands().Any(operand => Is(operand, shadow)) || statement.Blocks().Any(block => block.Any(inner => Touches(inner, shadow)));

    /// <summary>Whether nothing refers to the array as a whole, by another name perhaps.</summary>
    private static bool IsByElement(IrStatement statement, IrVariable shadow) => statement.Blocks().All(block => block.All(inner => IsByElement(inner, shadow)))
        && (!statement.Operands().Any(operand => Is(operand, shadow)) || statement switch
        {
            LetStatement { Value: LoadExpression } or AssignStatement { Value: LoadExpression } => true,
            StoreStatement store => !Is(store.Value, shadow),
            AccumulateStatement => true,
            _ => false,
        });

    /// <summary>Whether a loop visits each index of the array once.</summary>
    private static bool IsWhole(ForStatement loop, Operand length) =>
        loop is { Step: 1, Budget: null, From: PassiveConstant { Code: "0" } } && loop.Index.Type == PassiveType.Int32 && loop.To.Equals(length);

    private static bool IsAtIndex(Place place, IrVariable shadow, IrVariable index) =>
        place is { Path.IsEmpty: true, Indices: { Count: 1 } indices } && place.Base.Id == shadow.Id && Is(indices[0], index);

    /// <summary>Whether each iteration adds to its element once, and does nothing else to the array than to add to elements below, which have been
    /// written.</summary>
    private static bool Adds(ForStatement loop, IrVariable shadow)
    {
        List<IrStatement> touching = [.. loop.Body.Where(statement => Touches(statement, shadow) && !(statement is ForStatement inner && AddsBelow(inner, shadow, loop.Index)))];
        return touching.Count == 1 && touching[0] is AccumulateStatement { Place: var place } && IsAtIndex(place, shadow, loop.Index);
    }

    /// <summary>Whether a loop is one over the indices below another's, and does no more to the array than to add to the element at its own.</summary>
    private static bool AddsBelow(ForStatement loop, IrVariable shadow, IrVariable around) =>
        loop is { Step: 1, Budget: null, From: PassiveConstant { Code: "0" } } && Is(loop.To, around)
        && loop.Body.All(statement => !Touches(statement, shadow) || (statement is AccumulateStatement { Place: var place } && IsAtIndex(place, shadow, loop.Index)));

    /// <summary>Whether each iteration takes its element up and then sets it to zero.</summary>
    private static bool Clears(ForStatement loop, IrVariable shadow)
    {
        List<IrStatement> touching = [.. loop.Body.Where(statement => Touches(statement, shadow))];
        return touching.Count == 2
            && touching[0] is LetStatement { Value: LoadExpression { Place: var taken } } && IsAtIndex(taken, shadow, loop.Index)
            && touching[1] is StoreStatement { Place: var place, Value: RealConstant { IsZero: true } } && IsAtIndex(place, shadow, loop.Index);
    }

    /// <summary>Writes in place of the additions of one loop and drops the clearing of another.</summary>
    private sealed class Refilling(ForStatement first, ForStatement last, IrVariable shadow, VariableIds ids) : IrRewriter
    {
        public EquatableArray<IrStatement> Apply(EquatableArray<IrStatement> body) => Block(body);

        protected override void Statement(IrStatement statement, List<IrStatement> output)
        {
            if (ReferenceEquals(statement, first))
            {
                output.Add(first with { Body = Written() });
            }
            else if (ReferenceEquals(statement, last))
            {
                output.Add(last with { Body = last.Body.Where(inner => inner is not StoreStatement { Place.Base: var memory } || memory.Id != shadow.Id).ToEquatableArray() });
            }
            else
            {
                base.Statement(statement, output);
            }
        }

        private EquatableArray<IrStatement> Written()
        {
            IrBuilder body = new(ids);
            foreach (IrStatement statement in first.Body)
            {
                if (statement is AccumulateStatement { Place: var place, Value: var value, IsSubtraction: var isNegative } && place.Base.Id == shadow.Id)
                {
                    body.Add(new StoreStatement(place, isNegative ? body.Let(new UnaryExpression(UnaryOperator.Negate, value, place.Type)) : value));
                    continue;
                }

                body.Add(statement);
            }

            return body.ToBlock();
        }
    }
}
