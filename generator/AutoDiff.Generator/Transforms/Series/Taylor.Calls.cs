using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Series;

/// <summary>The series of calls: a call of the callee's own companion.</summary>
internal sealed partial class Taylor
{
    private void Call(CallStatement call, IrBuilder builder)
    {
        if (!variedness.IsVaried(call))
        {
            PassiveCall(call, builder);
            return;
        }

        Callee callee = call.Callee;
        CompanionKind companion = callee.Find(CompanionKind.Taylor) is not null ? CompanionKind.Taylor : CompanionKind.PublicTaylor;
        if (callee.Find(companion) is null || impossible.Contains(callee.Key))
        {
            throw new TransformException($"it calls '{callee.Name}', which has no series of its own");
        }

        List<Argument> arguments = [];
        List<IrVariable> taken = [];
        HashSet<int> cells = [.. call.Arguments
            .Where(static argument => argument.Mode is PassingMode.Ref or PassingMode.Out)
            .Select(static argument => (argument.Result ?? ((VariableOperand)argument.Value!).Variable).Id)];
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            Argument argument = call.Arguments[i];
            arguments.Add(JvpVariedness.IsActive(call, i) ? Argument(argument, cells, taken, builder) : argument with { Value = argument.Value is null ? null : Value(argument.Value, builder) });
        }

        List<IrVariable> passive = [];
        foreach (IrVariable result in call.Results)
        {
            if (!callee.IsReturnActive)
            {
                passive.Add(result);
                continue;
            }

            foreach ((string path, RealType real) in CallLeaves(result.Type, ""))
            {
                IrVariable output = path.Length == 0
                    ? (assigned.Contains(result.Id) && series.ContainsKey(result.Id) ? Series(result) : Target(result))
                    : (IrVariable)PartSlot(result, path, real);
                arguments.Add(IR.Argument.In(new VariableOperand(output)));
            }
        }

        if (companion == CompanionKind.Taylor)
        {
            arguments.Add(IR.Argument.In(Terms));
        }

        builder.Add(new CallStatement(passive.ToEquatableArray(), callee, companion, arguments.ToEquatableArray(), call.Origin));
        taken.ForEach(GiveBack);
        foreach (IrVariable result in passive.Where(variedness.IsVaried))
        {
            throw new TransformException($"'{result.Name}' holds both active data and the passive result of '{callee.Name}'");
        }
    }

    /// <summary>The real parts of a callee's result; one with a passive part has no companion.</summary>
    private IEnumerable<(string Path, RealType Real)> CallLeaves(IrType type, string path)
    {
        if (type is RealType real)
        {
            return [(path, real)];
        }

        return type is AggregateType { Kind: not AggregateKind.Class } aggregate
            ? LayoutOf(aggregate).Fields.SelectMany(field => field.IsActive
                ? CallLeaves(field.Type, path + "_" + field.Name)
                : throw new TransformException($"a callee's result has the part '{field.Name}', which carries no derivative"))
            : throw new TransformException($"a callee's result is a '{type.Code}'");
    }

    private Argument Argument(Argument argument, HashSet<int> cells, List<IrVariable> taken, IrBuilder builder)
    {
        IrType type = argument.Value?.Type ?? argument.Result!.Type;
        if (type is RealType real)
        {
            if (argument.Mode is not (PassingMode.Ref or PassingMode.Out))
            {
                if (argument.Value is VariableOperand { Variable: var read } && cells.Contains(read.Id) && variedness.IsVaried(read))
                {
                    // By value, whatever the call does to the variable itself.
                    IrVariable copy = Take(real);
                    taken.Add(copy);
                    builder.Add(new CopyStatement(Series(read), copy));
                    return IR.Argument.In(new VariableOperand(copy));
                }

                return IR.Argument.In(SeriesArgument(argument.Value!, taken, builder));
            }

            IrVariable cell = argument.Result ?? ((VariableOperand)argument.Value!).Variable;
            if (!variedness.IsVaried(cell))
            {
                throw new TransformException($"'{cell.Name}' is passive where it is passed by reference as active");
            }

            bool isOther = argument.Value is not null && !(argument.Value is VariableOperand { Variable: var same } && same.Id == cell.Id);
            if (argument.Mode == PassingMode.Ref && isOther)
            {
                Evaluate(new UseExpression(argument.Value!), Series(cell), builder);
            }

            return IR.Argument.In(new VariableOperand(Series(cell)));
        }

        if (argument.Mode is PassingMode.Ref or PassingMode.Out || !IsSeriesMemory(type))
        {
            throw new TransformException($"a '{type.Code}' is passed to a call");
        }

        if (variedness.IsVaried(argument.Value!))
        {
            return IR.Argument.In(new VariableOperand(Series(((VariableOperand)argument.Value!).Variable)));
        }

        // The callee only reads it: what it writes to would vary.
        if (argument.Value is not VariableOperand { Variable: var memory } || type is not SequenceType { Element: RealType element, Rank: 1 } sequence)
        {
            throw new TransformException($"a passive '{type.Code}' is passed to a call as active");
        }

        Operand length = builder.Let(new LengthExpression(memory));
        Operand total = builder.Let(new BinaryExpression(BinaryOperator.Multiply, length, Terms, PassiveType.Int32));
        bool isSpan = sequence.Kind is SequenceKind.Span or SequenceKind.ReadOnlySpan;
        IrVariable wide = builder.Let(isSpan
            ? new TapeReserveExpression(Tape(), total, SequenceType.SpanOf(element))
            : new AllocateExpression(EquatableArray.Of(total), sequence, OnStack: false)).Variable;
        builder.Add(Call("Widen", element, new VariableOperand(SpanOf(memory, builder)), new VariableOperand(SpanOf(wide, builder)), Terms));
        return IR.Argument.In(sequence.Kind == SequenceKind.ReadOnlySpan
            ? builder.Let(new SliceExpression(wide, PassiveConstant.Int(0), null, sequence))
            : new VariableOperand(wide));
    }

    /// <summary>A call that nothing active goes into. What it gives out to variables that hold active data at other times becomes the
    /// series of a constant.</summary>
    private void PassiveCall(CallStatement call, IrBuilder builder)
    {
        List<(IrVariable Value, IrVariable Target)> constants = [];
        IrVariable Substitute(IrVariable variable)
        {
            if (!variedness.IsVaried(variable))
            {
                return variable;
            }

            if (variable.Type is not RealType)
            {
                throw new TransformException($"'{variable.Name}' of type '{variable.Type.Code}' holds active data at other times");
            }

            IrVariable value = new(ids.Take(), "", variable.Type);
            constants.Add((value, variable));
            return value;
        }

        List<Argument> arguments = [.. call.Arguments.Select(argument => argument with
        {
            Value = argument.Value is null ? null : Value(argument.Value, builder),
            Result = argument.Result is null ? null : Substitute(argument.Result),
        })];
        List<IrVariable> results = [.. call.Results.Select(Substitute)];
        builder.Add(call with { Results = results.ToEquatableArray(), Arguments = arguments.ToEquatableArray() });
        foreach ((IrVariable value, IrVariable target) in constants)
        {
            builder.Add(Call("Constant", (RealType)target.Type, new VariableOperand(value), new VariableOperand(Series(target))));
        }
    }
}
