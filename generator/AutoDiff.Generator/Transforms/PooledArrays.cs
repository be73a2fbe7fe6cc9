using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>An array that a companion makes for itself lies on a tape where its elements alone are used: a warm call allocates no memory for it. The
/// shadows of a method's arrays are such arrays, and so are the method's own, which the companion makes again.</summary>
/// <remarks><code>
/// double[] lAdjoint = new double[n]                  Tape pool = Tape.Rent()
/// … lAdjoint[i] …                        becomes     Span&lt;double&gt; lAdjoint = pool.Reserve(n); clear
///                                                    … lAdjoint[i] …
///                                                    pool.Return()
/// </code>
/// In the block of a loop or branch the memory is given back at the block's end. An array that is passed on, returned, kept in something
/// or given to another variable stays one. See docs/passes/pooled-shadows.md and docs/passes/pooled-arrays.md.</remarks>
internal sealed class PooledArrays
{
    private readonly Func<IrVariable, bool> isShadow;
    private readonly bool poolsShadows;
    private readonly bool poolsOwn;
    private readonly VariableIds ids;
    private readonly VariableSet whole = [];
    private readonly List<(int Part, int Of)> parts = [];
    private readonly Dictionary<int, IrVariable> spans = [];
    private readonly IrVariable pool;

    private PooledArrays(IrMethod method, Func<IrVariable, bool> isShadow, bool poolsShadows, bool poolsOwn)
    {
        this.isShadow = isShadow;
        this.poolsShadows = poolsShadows;
        this.poolsOwn = poolsOwn;
        ids = new VariableIds(method.VariableCount);
        pool = new IrVariable(ids.Take(), "pool", PassiveType.Tape);
    }

    /// <param name="method">The companion.</param>
    /// <param name="isShadow">Whether a variable is a tangent or adjoint.</param>
    /// <param name="poolsShadows">Whether arrays of tangents and adjoints lie on the tape.</param>
    /// <param name="poolsOwn">Whether the arrays of the method itself do.</param>
    public static IrMethod Apply(IrMethod method, Func<IrVariable, bool> isShadow, bool poolsShadows = true, bool poolsOwn = true)
    {
        if (!poolsShadows && !poolsOwn)
        {
            return method;
        }

        var pass = new PooledArrays(method, isShadow, poolsShadows, poolsOwn);
        AssignedVariables.Gather(method.Body, pass.whole);
        pass.FindWhole(method.Body);
        pass.FollowParts();
        List<IrStatement> body = pass.Block(method.Body);
        if (pass.spans.Count == 0)
        {
            return method;
        }

        body = [.. new VariableSubstitution(pass.spans).Apply(body)];
        int first = body.FindIndex(pass.Reserves);
        body.Insert(first, new LetStatement(
            pass.pool,
            new TemplateExpression("global::AutoDiff.CompilerServices.Tape.Rent()", EquatableArray<Operand>.Empty, PassiveType.Tape, IsPure: false, IsStable: false)));
        int end = body[body.Count - 1] is ReturnStatement ? body.Count - 1 : body.Count;
        body.Insert(end, new EffectStatement("{0}.Return()", EquatableArray.Of<Operand>(new VariableOperand(pass.pool)), EndsFlow: false));
        return method with { Body = body.ToEquatableArray(), VariableCount = pass.ids.Count };
    }

    /// <summary>Finds what is used in another way than by its elements.</summary>
    private void FindWhole(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            if (statement is LetStatement { Target: var part, Value: SliceExpression { View.Kind: SequenceKind.Span or SequenceKind.ReadOnlySpan } slice })
            {
                parts.Add((part.Id, slice.Sequence.Id));
            }
            else
            {
                foreach (Operand operand in UsedWhole(statement))
                {
                    if (operand is VariableOperand { Variable: var variable })
                    {
                        whole.Add(variable.Id);
                    }
                }
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                FindWhole(inner);
            }
        }
    }

    /// <summary>What a statement hands on as it is. A part may be lent to a call or copied from: it comes back.</summary>
    private static OperandList UsedWhole(IrStatement statement) => statement switch
    {
        LetStatement { Value: LoadExpression { Place.Path.IsEmpty: true } or LengthExpression { Dimension: -1 } } => default,
        StoreStatement { Place.Path.IsEmpty: true } store => new OperandList(store.Value),
        AccumulateStatement { Place.Path.IsEmpty: true } accumulate => new OperandList(accumulate.Value),
        FillStatement fill => new OperandList(fill.Value),
        _ => statement.Operands(),
    };

    /// <summary>An array is used whole where a part of it is given to another variable, which may outlive the block. The later parts are parts
    /// of the earlier ones.</summary>
    private void FollowParts()
    {
        for (int i = parts.Count - 1; i >= 0; i--)
        {
            if (whole.Contains(parts[i].Part))
            {
                whole.Add(parts[i].Of);
            }
        }
    }

    private List<IrStatement> Block(EquatableArray<IrStatement> block, bool isOuter = true)
    {
        List<IrStatement> output = [], releases = [];
        foreach (IrStatement statement in block)
        {
            if (statement is LetStatement { Target: var target, Value: AllocateExpression { OnStack: false, Lengths: { Count: 1 } lengths, Sequence: { Kind: SequenceKind.Array, Element: RealType element } } }
                && (isShadow(target) ? poolsShadows : poolsOwn) && !whole.Contains(target.Id))
            {
                if (!isShadow(target) && lengths[0] is VariableOperand)
                {
                    // As for the array: the array of adjoints has the length of one that is there already.
                    output.Add(new EffectStatement("global::AutoDiff.CompilerServices.Shape.RequireNotNegative({0})", EquatableArray.Of(lengths[0]), EndsFlow: false));
                }

                SequenceType type = SequenceType.SpanOf(element);
                IrVariable span = target with { Id = ids.Take(), Type = type };
                spans[target.Id] = span;
                output.Add(new LetStatement(span, new TapeReserveExpression(pool, lengths[0], type)));
                output.Add(new EffectStatement("global::AutoDiff.CompilerServices.Shadow.Clear({0})", EquatableArray.Of<Operand>(new VariableOperand(span)), EndsFlow: false));
                if (!isOuter)
                {
                    releases.Insert(0, new LetStatement(new IrVariable(ids.Take(), "", type), new TapeReleaseExpression(pool, lengths[0], type)));
                }

                continue;
            }

            // What the header of a loop declares lives on in its body, and is left alone.
            output.Add(statement switch
            {
                IfStatement s => s with { Then = Inner(s.Then), Else = Inner(s.Else) },
                ForStatement s => s with { Body = Inner(s.Body) },
                WhileStatement s => s with { Body = Inner(s.Body) },
                _ => statement,
            });
        }

        output.AddRange(releases);
        return output;
    }

    private EquatableArray<IrStatement> Inner(EquatableArray<IrStatement> block)
    {
        int before = spans.Count;
        List<IrStatement> inner = Block(block, isOuter: false);
        return spans.Count == before ? block : inner.ToEquatableArray();
    }

    private bool Reserves(IrStatement statement) =>
        statement.Operands().Mentions(pool.Id) || statement.Blocks().Any(block => block.Any(Reserves));
}
