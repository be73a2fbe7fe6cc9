using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>Loops: as long as some lane is in them.</summary>
internal sealed partial class LaneTransform
{
    private void For(ForStatement loop)
    {
        depths[loop.Index.Id] = depth;
        if (!IsVarying(loop.From) && !IsVarying(loop.To))
        {
            output.Add(loop with { From = Uniform(loop.From), To = Uniform(loop.To), Body = Inside(() => Block(loop.Body)) });
            return;
        }

        // All lanes share the index. It runs from the first of their starts to the last of their ends; a lane is active in between.
        bool ascends = loop.Step > 0;
        if (IsVarying(loop.From) && Math.Abs(loop.Step) != 1)
        {
            throw new LaneException("a loop of steps greater than one whose start differs by point");
        }

        Operand outer = Active();
        Operand from = Bound(loop.From, outer, ascends ? "Least" : "Largest");
        Operand to = Bound(loop.To, outer, ascends ? "Largest" : "Least");
        IrVariable index = loop.Index;
        EquatableArray<IrStatement> body = Inside(() =>
        {
            Operand active = outer;
            if (IsVarying(loop.To))
            {
                active = Let(Lanes("And", active, IsBefore(index, loop.To, ascends)));
            }

            if (IsVarying(loop.From))
            {
                // A start is part of the range, an end is not.
                active = Let(Lanes("AndNot", active, IsBefore(index, loop.From, ascends)));
            }

            // With one bound that differs some lane comes along in each iteration.
            IrVariable inside = Let(new UseExpression(active), "mask").Variable;
            Guarded(inside, loop.Body, isAsked: IsVarying(loop.From) && IsVarying(loop.To));
        });
        output.Add(loop with { From = from, To = to, Body = body });
    }

    /// <summary>Where an index lies before a bound of the loop.</summary>
    private VariableOperand IsBefore(IrVariable index, Operand bound, bool ascends) => IsCounter(bound)
        ? Let(Lanes(ascends ? "LessThan" : "GreaterThan", RealLane((VariableOperand)index), RealLane(bound)))
        : Let(Code($"{types.Index}{(ascends ? "IsLess" : "IsGreater")}{types.Arguments}({{0}}, {{1}})", LaneTypes.Lanes, (VariableOperand)index, Lane(bound)));

    private Operand Bound(Operand bound, Operand active, string choice) => IsVarying(bound)
        ? Let(Code($"{types.Index}{choice}{types.Arguments}({{0}}, {{1}})", PassiveType.Int32, active, Lane(bound)), "bound")
        : Uniform(bound);

    /// <summary>The condition of a loop as one part that differs and one that all points share, which ends the loop for all and needs no mask.</summary>
    private (EquatableArray<IrStatement> Header, Operand Differing, Operand? Shared) Conditions(WhileStatement loop)
    {
        if (loop is { Condition: VariableOperand { Variable: var condition }, Header: { IsEmpty: false } header }
            && header[header.Count - 1] is LetStatement { Value: BinaryExpression { Operator: BinaryOperator.AndAlso } both } last
            && last.Target.Id == condition.Id && IsVarying(both.Left) != IsVarying(both.Right) && !ReadVariables.Of(loop.Body).Contains(condition.Id))
        {
            EquatableArray<IrStatement> rest = header.Take(header.Count - 1).ToEquatableArray();
            return IsVarying(both.Left) ? (rest, both.Left, both.Right) : (rest, both.Right, both.Left);
        }

        return (loop.Header, loop.Condition, null);
    }

    private void While(WhileStatement loop)
    {
        if (!IsVarying(loop.Condition))
        {
            EquatableArray<IrStatement> test = Inside(() => Block(loop.Header));
            output.Add(new WhileStatement(test, Uniform(loop.Condition), Inside(() => Block(loop.Body))));
            return;
        }

        IrVariable active = New("active", LaneTypes.Lanes);
        output.Add(new LetStatement(active, mask is null ? Code("TLanes.Mask(true)", LaneTypes.Lanes) : new UseExpression(mask)));
        Operand any = PassiveConstant.True;
        (EquatableArray<IrStatement> conditions, Operand differing, Operand? shared) = Conditions(loop);
        EquatableArray<IrStatement> header = Masked(active, () =>
        {
            Block(conditions);
            output.Add(new AssignStatement(active, Lanes("And", active, Lane(differing))));
            any = Let(Any(active));
            if (shared is not null)
            {
                any = Let(new BinaryExpression(BinaryOperator.AndAlso, Uniform(shared), any, PassiveType.Boolean));
            }
        });
        EquatableArray<IrStatement> body = Masked(active, () => Block(loop.Body));
        output.Add(new WhileStatement(header, any, body));
    }
}
