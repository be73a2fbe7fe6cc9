using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>The tangents of calls: a call of the callee's own JVP.</summary>
internal sealed partial class Jvp
{
    private void Call(CallStatement call, JvpBlock block)
    {
        IrBuilder builder = block.Builder;
        ForceAll(block);
        if (!variedness.IsVaried(call))
        {
            builder.Add(call);
            ZeroOutputs(call, builder);
            return;
        }

        List<Argument> arguments = [.. call.Arguments];
        List<(VariableOperand Length, SequenceType Type)> reserved = [];
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (JvpVariedness.IsActive(call, i))
            {
                arguments.Add(Tangent(call.Arguments[i], reserved, builder));
            }
        }

        List<IrVariable> results = [.. call.Results];
        bool isReturnActive = call.Callee.IsReturnActive;
        if (isReturnActive)
        {
            results.AddRange(call.Results.Where(static result => result.Type.IsDifferentiable).Select(TangentVariable));
        }

        CompanionKind companion = call.Companion switch
        {
            CompanionKind.Primal => CompanionKind.Jvp,
            CompanionKind.Forward => CompanionKind.ForwardJvp,
            CompanionKind.Reverse => CompanionKind.ReverseJvp,
            CompanionKind.Vjp => CompanionKind.VjpJvp,
            _ => throw new TransformException($"'{call.Callee.Name}' is differentiated more often than there are companions for it."),
        };
        if (companion == CompanionKind.Jvp && call.Callee.Find(companion) is null)
        {
            throw new GapException([new Gap("AD0003", call.Origin, EquatableArray.Of($"{call.Callee.Name} (forward mode)"))]);
        }

        if (companion != CompanionKind.Jvp && call.Callee.Find(companion) is null)
        {
            throw new TransformException($"'{call.Callee.Name}' has no second derivative: its derivative is hand-written, or its assembly has none");
        }

        builder.Add(new CallStatement(results.ToEquatableArray(), call.Callee, companion, arguments.ToEquatableArray()));
        for (int i = reserved.Count - 1; i >= 0; i--)
        {
            builder.Let(new TapeReleaseExpression(Scratch(), reserved[i].Length, reserved[i].Type));
        }

        if (!isReturnActive)
        {
            foreach (IrVariable result in call.Results.Where(variedness.IsVaried))
            {
                builder.Add(new LetStatement(TangentVariable(result), new UseExpression(ZeroOf(result.Type))));
            }
        }
    }

    private Argument Tangent(Argument argument, List<(VariableOperand Length, SequenceType Type)> reserved, IrBuilder builder)
    {
        IrVariable? result = argument.Result is null ? null : TangentVariable(argument.Result);
        switch (argument.Mode)
        {
            case PassingMode.Out:
                return new Argument(null, result, PassingMode.Out);
            case PassingMode.Ref:
                return new Argument(Known(argument.Value!) ?? ZeroOf(argument.Value!.Type), result ?? ((VariableOperand)Known(argument.Value!)!).Variable, PassingMode.Ref);
        }

        if (variedness.IsVaried(argument.Value!))
        {
            // A product with the constant 0 depends on its factor in form only.
            return Argument.In(Known(argument.Value!) ?? ZeroOf(argument.Value!.Type));
        }

        if (argument.Value is not VariableOperand { Variable: var variable } || !JvpVariedness.IsMemory(variable.Type))
        {
            return Argument.In(argument.Value is PassiveConstant ? argument.Value : ZeroOf(argument.Value!.Type));
        }

        if (variable.Type is not SequenceType { Kind: SequenceKind.Span or SequenceKind.ReadOnlySpan } span)
        {
            return Argument.In(Zero(variable, builder, ""));
        }

        SequenceType block = SequenceType.SpanOf(span.Element);
        VariableOperand length = builder.Let(new LengthExpression(variable));
        VariableOperand zeros = builder.Let(new TapeReserveExpression(Scratch(), length, block, IsCleared: true));
        shadows.Add(zeros.Variable.Id);
        reserved.Add((length, block));
        if (span == block)
        {
            return Argument.In(zeros);
        }

        VariableOperand view = builder.Let(new SliceExpression(zeros.Variable, PassiveConstant.Int(0), null, span));
        shadows.Add(view.Variable.Id);
        return Argument.In(view);
    }

    /// <summary>What a passive call gives out is passive, also where the variable was active before.</summary>
    private void ZeroOutputs(CallStatement call, IrBuilder builder)
    {
        foreach (Argument argument in call.Arguments)
        {
            if (argument.Result is not null && variedness.IsVaried(argument.Result))
            {
                SetZero(argument.Result, builder);
            }
        }

        foreach (IrVariable result in call.Results.Where(variedness.IsVaried))
        {
            SetZero(result, builder);
        }
    }

    private void SetZero(IrVariable primal, IrBuilder builder)
    {
        if (JvpVariedness.IsMemory(primal.Type))
        {
            tangents[primal.Id] = Zero(primal, builder, NameOf(primal));
            return;
        }

        bool isDeclared = tangents.ContainsKey(primal.Id);
        IrVariable tangent = TangentVariable(primal);
        var zero = new UseExpression(ZeroOf(primal.Type));
        builder.Add(isDeclared ? new AssignStatement(tangent, zero) : new LetStatement(tangent, zero));
    }
}
