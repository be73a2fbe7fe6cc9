using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>The rule of a call: adj[arguments] += Jᵀ · adj[results], by the callee's own reverse half or VJP.</summary>
internal sealed partial class ReverseSweep
{
    private void ReverseCall(PrimalNode node, CallStatement call)
    {
        Callee callee = call.Callee;
        if (!IsActive(call))
        {
            return;
        }

        bool hasHalves = callee.Find(CompanionKind.Forward) is not null && callee.Find(CompanionKind.Reverse) is not null;
        if (!hasHalves && callee.Find(CompanionKind.Vjp) is null)
        {
            throw new GapException([new Gap("AD0003", call.Origin, EquatableArray.Of($"{callee.Name} (reverse mode)"))]);
        }

        CallPlan plan = new(hasHalves ? CallReversal.Halves : CallReversal.Vjp);
        CallPlans[node] = plan;
        List<Argument> arguments = [];
        List<List<IrStatement>> releases = [];
        AddPrimals(node, call, plan, arguments, releases);
        for (int i = releases.Count - 1; i >= 0; i--)
        {
            builder.AddRange(releases[i]);
        }

        if (callee.ReturnType is not null && callee.IsReturnActive)
        {
            arguments.Add(Argument.In(ResultSeed(call)));
        }

        List<(Operand Target, IrVariable Amount)> returned = [];
        List<IrStatement> scratchReleases = [];
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            CalleeParameter parameter = callee.ParameterOf(i);
            if (!parameter.IsActive)
            {
                continue;
            }

            if (MemoryRoots.IsMemory(parameter.Type))
            {
                arguments.Add(Argument.In(AdjointMemory(call.Arguments[i].Value!, parameter, scratchReleases)));
            }
            else
            {
                arguments.Add(AdjointScalar(call.Arguments[i], parameter, returned));
            }
        }

        if (hasHalves)
        {
            arguments.Add(Argument.In(tape));
        }

        EquatableArray<IrVariable> results = !hasHalves && callee.ReturnType is not null
            ? EquatableArray.Of(builder.NewVariable("", callee.ReturnType))
            : EquatableArray<IrVariable>.Empty;
        builder.Add(new CallStatement(results, callee, hasHalves ? CompanionKind.Reverse : CompanionKind.Vjp, arguments.ToEquatableArray()));
        builder.AddRange(scratchReleases);

        // Snapshots came back last first.
        builder.AddRange(plan.KeptReleases);
        foreach (Operand rented in plan.Rented)
        {
            builder.Add(new EffectStatement("{0}.ReturnArray({1})", EquatableArray.Of<Operand>(new VariableOperand(tape), rented), EndsFlow: false));
        }

        foreach ((Operand target, IrVariable amount) in returned)
        {
            Accumulate(target, amount);
        }
    }

    private Operand ResultSeed(CallStatement call)
    {
        IrType type = call.Callee.ReturnType!;
        if (HoldsMemory(type))
        {
            throw StructWithMemory(type);
        }

        if (call.Results.Count == 0)
        {
            return Versioning.DefaultOf(type);
        }

        IrVariable result = call.Results[0];
        if (!MemoryRoots.IsMemory(type))
        {
            return AdjointOf(result) ?? Versioning.DefaultOf(type);
        }

        return ShadowOf(result) is { } shadow ? new VariableOperand(shadow)
            : throw new TransformException($"the result of '{call.Callee.Name}' has no adjoint");
    }

    private bool IsActive(CallStatement call)
    {
        bool hasActiveInput = false;
        bool hasActiveOutput = call.Callee.IsReturnActive && call.Results.Any(activity.IsActive);
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            CalleeParameter parameter = call.Callee.ParameterOf(i);
            if (!parameter.IsActive)
            {
                continue;
            }

            Argument argument = call.Arguments[i];
            hasActiveInput |= argument.Value is not null && activity.IsActive(argument.Value);
            hasActiveOutput |= argument.Result is not null && activity.IsActive(argument.Result);
            hasActiveOutput |= argument.Value is not null && !parameter.IsReadOnly && MemoryRoots.IsMemory(parameter.Type) && activity.IsActive(argument.Value);
        }

        return hasActiveInput && hasActiveOutput;
    }

    /// <summary>The primal arguments of the reversal. The reverse half wants only memory (values are on the tape), with the
    /// contents that it had after the call; a VJP wants everything as it was before the call.</summary>
    private void AddPrimals(PrimalNode node, CallStatement call, CallPlan plan, List<Argument> arguments, List<List<IrStatement>> releases)
    {
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            CalleeParameter parameter = call.Callee.ParameterOf(i);
            Argument argument = call.Arguments[i];
            bool isReceiver = call.Callee.HasReceiver && i == 0;
            if (isReceiver)
            {
                arguments.Add(argument.Value is VariableOperand { Variable: var receiver } && MemoryRoots.IsMemory(parameter.Type) && MustSnapshot(node, receiver, parameter with { IsReadOnly = true }, plan.Kind)
                    ? argument with { Value = Snapshot(receiver, parameter, plan, releases) }
                    : argument);
                continue;
            }

            if (!MemoryRoots.IsMemory(parameter.Type))
            {
                if (plan.Kind == CallReversal.Vjp)
                {
                    IrVariable? discarded = argument.Result is null ? null : builder.NewVariable("", argument.Result.Type);
                    arguments.Add(argument with { Result = discarded });
                }

                continue;
            }

            Operand value = argument.Value!;
            if (value is VariableOperand { Variable: var memory } && MustSnapshot(node, memory, parameter, plan.Kind))
            {
                value = Snapshot(memory, parameter, plan, releases);
            }

            arguments.Add(argument with { Value = value, Result = null });
        }
    }

    /// <summary>Whether the contents of <paramref name="memory"/> may differ, when the call is reversed, from what its reversal
    /// expects: something writes to it later, or in another iteration.</summary>
    private bool MustSnapshot(PrimalNode node, IrVariable memory, CalleeParameter parameter, CallReversal kind)
    {
        if ((kind == CallReversal.Vjp && !parameter.IsReadOnly) || joins?.ViewOf(memory) is not null)
        {
            return true;
        }

        PrimalNode? lending = node.EnclosingLoop is { Statement: ForStatement { Index: var index } } loop && Lending.Contains(index.Id) ? loop : null;
        foreach (int root in roots.Of(memory))
        {
            foreach (PrimalNode write in roots.Writes(root))
            {
                if (lending is null ? write.Order > node.Order || write.CommonLoop(node) is not null : write.Order > node.Order && write.IsInside(lending))
                {
                    return true;
                }
            }

            // An array that a loop allocates is gone when the loop is reversed; of an object the tape keeps the reference.
            if (memory.Type is SequenceType && tree.Definition(roots.Variable(root))?.EnclosingLoop is not null)
            {
                return true;
            }
        }

        return AlwaysSnapshotLocals && memory.Type is SequenceType && roots.Of(memory).Any(root => tree.Definition(roots.Variable(root)) is not null);
    }

    /// <summary>The indices of the loops of which each iteration is reversed before the next one runs.</summary>
    public HashSet<int> Lending { get; init; } = [];

    /// <summary>Set for the halves, where a local array does not live on until the reverse half.</summary>
    public bool AlwaysSnapshotLocals { get; set; }

    private Operand Snapshot(IrVariable memory, CalleeParameter parameter, CallPlan plan, List<List<IrStatement>> releases)
    {
        // The lengths of a parameter are there in the reverse sweep.
        IrVariable shape = memory;
        while (tree.Definition(shape)?.Statement is LetStatement { Value: SliceExpression { Cut.Length: 0, Sequence: { Type: SequenceType { IsTensor: true } } whole } } && !tree.IsCarried(shape))
        {
            shape = whole;
        }

        if (memory.Type is SequenceType { IsTensor: true } && tree.Definition(shape) is not null)
        {
            throw new TransformException($"{(memory.Name.Length > 0 ? $"'{memory.Name}'" : "a part of a tensor span")} cannot be kept for the reverse of a call before its elements change; pass a parameter, or an array");
        }

        if (memory.Type is not SequenceType { Kind: SequenceKind.Span or SequenceKind.TensorSpan or SequenceKind.ReadOnlyTensorSpan or SequenceKind.ReadOnlySpan or SequenceKind.Array, Element: var element }
            || !ShadowShapes.IsFlat(tree.Method.Layouts, element))
        {
            return Clone(memory, plan, releases);
        }

        SequenceType type = (SequenceType)parameter.Type;
        SequenceType span = SequenceType.SpanOf(type.Element);
        IrVariable copy = builder.NewVariable(memory.Name, span);
        plan.Snapshots.Add((memory, copy));

        // The length was reserved after the contents, and comes back before them: the memory itself may be gone.
        SequenceType lengths = SequenceType.SpanOf(PassiveType.Int32);
        IrBuilder release = builder.Nested();
        VariableOperand lengthRecord = release.Let(new TapeReleaseExpression(tape, PassiveConstant.Int(1), lengths));
        Operand length = release.Let(new LoadExpression(Place.Element(lengthRecord.Variable, PassiveConstant.Int(0))));
        release.Add(new LetStatement(copy, new TapeReleaseExpression(tape, length, span)));
        Operand value = type.Kind switch
        {
            SequenceKind.Span => Kept(copy, length, span, plan, release),
            SequenceKind.TensorSpan or SequenceKind.ReadOnlyTensorSpan =>
                release.Let(TensorViews.Like(shape, Kept(copy, length, span, plan, release).Variable).Of(type)),
            SequenceKind.ReadOnlySpan => release.Let(new SliceExpression(Kept(copy, length, span, plan, release).Variable, PassiveConstant.Int(0), null, type)),
            _ => release.Let(new TemplateExpression(
                "{0}.RentArray<" + type.Element.Code + ">({1})",
                EquatableArray.Of<Operand>(new VariableOperand(tape), new VariableOperand(copy)),
                type,
                IsPure: false,
                IsStable: false)),
        };
        releases.Add(release.Statements);
        if (type.Kind == SequenceKind.Array)
        {
            plan.Rented.Add(value);
        }

        return value;
    }

    /// <summary>A snapshot of what holds more than numbers is a copy of it, to which the tape keeps the reference.</summary>
    private VariableOperand Clone(IrVariable memory, CallPlan plan, List<List<IrStatement>> releases)
    {
        IrVariable copy = builder.NewVariable(memory.Name, memory.Type);
        plan.Snapshots.Add((memory, copy));
        IrBuilder release = builder.Nested();
        VariableOperand record = release.Let(new TapeReleaseExpression(tape, PassiveConstant.Int(1), SequenceType.SpanOf(memory.Type)));
        release.Add(new LetStatement(copy, new LoadExpression(Place.Element(record.Variable, PassiveConstant.Int(0)))));
        releases.Add(release.Statements);
        return copy;
    }

    /// <summary>A copy that stays during the reversal, which may reserve the memory of the released snapshot again.</summary>
    private VariableOperand Kept(IrVariable released, Operand length, SequenceType span, CallPlan plan, IrBuilder release)
    {
        VariableOperand kept = release.Let(new TapeReserveExpression(scratch, length, span));
        release.Add(new CopyStatement(released, kept.Variable));
        plan.KeptReleases.Add(new LetStatement(builder.NewVariable("", span), new TapeReleaseExpression(scratch, length, span)));
        return kept;
    }

    private Operand AdjointMemory(Operand value, CalleeParameter parameter, List<IrStatement> releases)
    {
        SequenceType? type = parameter.Type as SequenceType;
        if (value is VariableOperand { Variable: var memory } && activity.IsActive(memory) && ShadowOf(memory) is { } shadow)
        {
            return type is { IsStorable: false } && shadow.Type != Writable(type)
                ? builder.Let(new SliceExpression(shadow, PassiveConstant.Int(0), null, Writable(type)))
                : new VariableOperand(shadow);
        }

        // The adjoints of null are null, those of no elements none.
        if (value is PassiveConstant)
        {
            IrType none = type is { IsStorable: false } ? Writable(type) : value.Type;
            return new PassiveConstant($"default({none.Code})", none);
        }

        // Passive memory for an active parameter: adjoints that nobody reads.
        IrVariable passive = ((VariableOperand)value).Variable;
        if (type is { Kind: SequenceKind.Span or SequenceKind.ReadOnlySpan })
        {
            SequenceType span = SequenceType.SpanOf(type.Element);
            Operand length = builder.Let(new LengthExpression(passive));
            VariableOperand unread = builder.Let(new TapeReserveExpression(scratch, length, span, IsCleared: true));
            releases.Insert(0, new LetStatement(builder.NewVariable("", span), new TapeReleaseExpression(scratch, length, span)));
            return unread;
        }

        return new ShadowShapes(tree.Method.Layouts, builder).ZerosLike(passive);
    }

    /// <summary>A variable for the <c>ref</c> adjoint of a value parameter: zero for one that is only read, the adjoint of the
    /// new value for <c>ref</c> and <c>out</c>.</summary>
    private Argument AdjointScalar(Argument argument, CalleeParameter parameter, List<(Operand Target, IrVariable Amount)> returned)
    {
        bool holdsMemory = HoldsMemory(parameter.Type);
        if (holdsMemory && argument.Result is not null)
        {
            throw StructWithMemory(parameter.Type);
        }

        Operand seed = holdsMemory ? StructSeed(argument.Value, (AggregateType)parameter.Type)
            : (argument.Result is null ? null : AdjointOf(argument.Result)) ?? Versioning.DefaultOf(parameter.Type);
        IrVariable amount = builder.NewVariable(parameter.Name + "Adjoint", parameter.Type);
        builder.Add(new LetStatement(amount, new UseExpression(seed)));
        if (argument.Value is not null)
        {
            returned.Add((argument.Value, amount));
        }

        return new Argument(amount, amount, PassingMode.Ref);
    }
}
