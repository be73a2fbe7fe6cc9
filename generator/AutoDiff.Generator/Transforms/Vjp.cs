using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms.Reverse;

namespace AutoDiff.Generator.Transforms;

/// <summary>Reverse mode: a method that runs the primal and then carries the adjoints of its outputs back to its inputs.</summary>
/// <remarks>
/// The primal is brought into single-assignment form, its activity found, and its statements reversed:
/// <code>
/// y = x * z              forward:  y = x * z
/// return y               reverse:  yAdjoint = resultAdjoint
///                                  xAdjoint += z * yAdjoint
///                                  zAdjoint += x * yAdjoint
/// </code>
/// See <see cref="ReverseSweep"/> for the rules and <see cref="SweepEmitter"/> for what is stored and what is computed again.
/// </remarks>
internal sealed partial class Vjp
{
    private readonly IrMethod primal;
    private readonly RuleTable rules;
    private readonly TransformOptions options;
    private readonly VersionedMethod versioned;
    private readonly VariableIds ids;
    private readonly IrVariable tape;
    private readonly IrVariable scratch;
    private readonly bool isGradient;
    private readonly ParameterNames names;
    private readonly List<IrParameter> shadowParameters = [];
    private readonly Dictionary<int, IrVariable> shadowOf = [];
    private readonly Dictionary<int, IrVariable> memoryShadows = [];
    private readonly IrVariable? resultAdjoint;

    private readonly IrMethod original;
    private readonly MemoryPlan memory;
    private readonly bool isPlanned;

    /// <param name="memory">What to do with arrays of the method's own; null in a first derivation.</param>
    private Vjp(IrMethod primal, RuleTable rules, TransformOptions? options, bool isGradient, bool isSplit = false, MemoryPlan? memory = null)
    {
        original = primal;
        this.memory = memory ?? MemoryPlan.Empty;
        isPlanned = memory is not null;
        this.options = options ?? TransformOptions.Default;
        primal = this.options.SharesCommonValues ? SimplifyCommon.Apply(primal, onlyLoads: true) : primal;
        primal = this.options.HoistsInvariantLoads ? InvariantLoads.Apply(primal) : primal;
        this.primal = primal;
        this.rules = rules;
        this.isGradient = isGradient;
        versioned = Versioning.Apply(primal, copiesValues: isSplit);
        ids = new VariableIds(versioned.Method.VariableCount);
        names = new ParameterNames(primal.Parameters);
        if (primal.Results.Count > 0 && primal.Results[0].IsActive && !isGradient)
        {
            resultAdjoint = new IrVariable(ids.Take(), names.Take("resultAdjoint"), primal.Results[0].Type);
        }

        foreach (IrParameter parameter in primal.Parameters.Where(parameter => parameter.IsActive))
        {
            AddShadow(parameter);
        }

        tape = new IrVariable(ids.Take(), names.Take("tape"), PassiveType.Tape);
        scratch = new IrVariable(ids.Take(), "scratch", PassiveType.Tape);
    }

    /// <summary>The companion <c>MVjp</c>: adds Jᵀ · resultAdjoint to the adjoints and returns the value.</summary>
    public static IrMethod Transform(IrMethod primal, RuleTable rules, string name, TransformOptions? options = null) =>
        new Vjp(primal, rules, options, isGradient: false).Joint(name);

    /// <summary>The companion <c>MGradient</c>: overwrites the gradients and returns the value.</summary>
    public static IrMethod Gradient(IrMethod primal, RuleTable rules, string name, TransformOptions? options = null) =>
        new Vjp(primal, rules, options, isGradient: true).Joint(name);

    /// <summary>The halves that callers use: <c>M__Forward</c> runs the primal and records on the caller's tape,
    /// <c>M__Reverse</c> takes the records back. The reverse half is given memory only; values are on the tape.</summary>
    public static (IrMethod Forward, IrMethod Reverse) Halves(IrMethod primal, RuleTable rules, string forwardName, string reverseName, TransformOptions? options = null) =>
        new Vjp(primal, rules, options, isGradient: false, isSplit: true).Split(forwardName, reverseName);

    /// <summary>What the loops of a method store per iteration for its reverse sweep.</summary>
    public static IReadOnlyList<LoopRecord> LoopRecords(IrMethod primal, RuleTable rules, TransformOptions? options = null)
    {
        Vjp vjp = new(primal, rules, options, isGradient: false);
        Sweeps sweeps = vjp.Sweep(isSplit: false, [], []);
        while (sweeps.Next is { } next)
        {
            vjp = vjp.Again(next);
            sweeps = vjp.Sweep(isSplit: false, [], []);
        }

        return sweeps.LoopRecords;
    }

    /// <summary>The same with memory that is brought back, has parts, or is lent to calls.</summary>
    private Vjp Again(MemoryPlan plan) => new(original, rules, options, isGradient, isSplit: false, plan);

    private void AddShadow(IrParameter parameter)
    {
        IrVariable variable = parameter.Variable;
        bool isMemory = MemoryRoots.IsMemory(variable.Type);
        if (isGradient && HasNoGradient(parameter))
        {
            // A work buffer or an output: its adjoints are nobody's business.
            return;
        }

        if ((isGradient || parameter.IsMutable) && ReverseSweep.HoldsMemory(variable.Type, primal.Layouts))
        {
            throw new TransformException($"'{variable.Name}', a struct that holds arrays: its adjoint is given, not made; pass it by value, and use MVjp");
        }

        IrType type = variable.Type is SequenceType sequence ? ReverseSweep.Writable(sequence) : variable.Type;
        IrVariable shadow = new(ids.Take(), names.Take(variable.Name + (isGradient ? "Gradient" : "Adjoint")), type);
        shadowOf[variable.Id] = shadow;
        if (isMemory)
        {
            memoryShadows[variable.Id] = shadow;
        }

        PassingMode mode = isMemory ? PassingMode.Value : isGradient ? PassingMode.Out : PassingMode.Ref;
        ParameterRole role = isGradient ? ParameterRole.Gradient : ParameterRole.Adjoint;
        shadowParameters.Add(new IrParameter(shadow, mode, IsActive: true, Role: role, ShadowOf: variable.Id) { IsNullable = parameter.IsNullable });
    }

    /// <summary>Whether <c>MGradient</c> has no shadow for the parameter (the contract's table: "none").</summary>
    public static bool HasNoGradient(IrParameter parameter) => parameter.Mode is PassingMode.Ref or PassingMode.Out
        || parameter.Variable.Type is SequenceType { IsWritableView: true };

    private Sweeps Sweep(bool isSplit, List<IrStatement> prologue, List<IrStatement> epilogue)
    {
        IrMethod method = LinkedShadows.Apply(versioned.Method, ids, memoryShadows, isSplit, out LinkedShadows? links);
        method = SequenceJoins.Apply(method, ids, memoryShadows, isSplit, links, out SequenceJoins? joins);
        Dictionary<IrStatement, IrVariable> overwritten = new(ReferenceIdentity.Instance);
        method = RestoredMemory.Keep(method, memory.Restored, ids, overwritten);
        PrimalTree tree = new(method);
        tree.Lasting.UnionWith(links?.Shadows.Values.Select(static shadow => shadow.Id) ?? []);
        tree.Lasting.UnionWith(joins?.Shadows.Values.Select(static shadow => shadow.Id) ?? []);
        MemoryRoots roots = new(tree);
        Operand? result = method.Body.Count > 0 && method.Body[method.Body.Count - 1] is ReturnStatement { Values: { Count: > 0 } values } ? values[0] : null;
        List<(Operand Output, Operand Seed)> seeds = Seeds(result, prologue);
        Activity activity = new(tree, roots, seeds.Select(seed => seed.Output));
        if (Differentiability.Check(tree, activity) is { Count: > 0 } gaps)
        {
            throw new GapException(gaps);
        }

        AddScratchShadows(activity, links, prologue, epilogue);
        ReverseSweep sweep = new(tree, roots, activity, rules, ids, tape, scratch, memoryShadows, joins, links)
        {
            AlwaysSnapshotLocals = isSplit,
            Lending = memory.Lending,
            ReusesFunctions = options.SharesCommonValues,
            Overwritten = overwritten,
            StructShadows = primal.Parameters
                .Where(parameter => shadowOf.ContainsKey(parameter.Variable.Id) && ReverseSweep.HoldsMemory(parameter.Variable.Type, primal.Layouts))
                .ToDictionary(static parameter => parameter.Variable.Id, parameter => shadowOf[parameter.Variable.Id]),
        };
        ReverseBlock reverse = sweep.Run(seeds);
        ExpandedBuffers expanded = new(tree, roots, memory, ids, scratch);
        SweepEmitter emitter = new(tree, roots, reverse, sweep, ids, tape, isSplit, options, memory.Restored, expanded);
        (List<IrStatement> forward, List<IrStatement> backward) = emitter.Emit();
        forward = expanded.Substitute(forward);
        backward = [.. expanded.Substitute(backward), .. expanded.Releases];
        MemoryPlan? next = null;
        if (isPlanned)
        {
            // With what it was to rely on gone it is derived without that.
            next = emitter.AreFused(memory.Lending) ? null : memory with { Lending = [] };
        }
        else if (!isSplit && !primal.IsCheckpointed && !CheckpointState.IsAskedFor(primal.Body))
        {
            MemoryPlan plan = new(
                options.RestoresMemory ? RestoredMemory.Choose(tree, roots, activity, emitter.Recorded) : [],
                options.ExpandsBuffers ? emitter.Expandable() : MemoryPlan.Empty.Expanded,
                options.LendsArguments ? emitter.Lending() : []);
            next = plan.IsEmpty ? null : plan;
        }

        bool usesTape = emitter.UsesTape || Uses(tape, forward) || Uses(tape, backward);
        return new Sweeps(forward, backward, sweep.ParameterAdjoints, result, usesTape, Uses(scratch, forward) || Uses(scratch, backward) || Uses(scratch, prologue), [.. emitter.LoopRecords], next);
    }

    private static bool Uses(IrVariable variable, IEnumerable<IrStatement> statements) =>
        statements.Any(statement => statement.Operands().Mentions(variable.Id) || statement.Blocks().Any(block => Uses(variable, block)));

    private List<(Operand Output, Operand Seed)> Seeds(Operand? result, List<IrStatement> prologue)
    {
        List<(Operand, Operand)> seeds = [];
        if (result is not null && primal.Results[0].IsActive && MemoryRoots.IsMemory(primal.Results[0].Type))
        {
            seeds.Add((result, resultAdjoint!));
        }
        else if (result is not null && primal.Results[0].IsActive)
        {
            seeds.Add((result, resultAdjoint is not null ? resultAdjoint : new RealConstant(1, (RealType)primal.Results[0].Type)));
        }

        foreach (IrParameter parameter in primal.Parameters)
        {
            if (parameter.IsActive && parameter.Mode is PassingMode.Ref or PassingMode.Out && shadowOf.TryGetValue(parameter.Variable.Id, out IrVariable? shadow))
            {
                // A copy: the shadow is assigned at the end, possibly before the last reader of what it held.
                IrVariable seed = new(ids.Take(), "", shadow.Type);
                prologue.Add(new LetStatement(seed, new UseExpression(new VariableOperand(shadow))));
                seeds.Add((versioned.Finals[parameter.Variable.Id], seed));
            }
        }

        return seeds;
    }

    /// <summary>Memory that has no shadow parameter gets zeroed scratch: the work buffers of a gradient, and passive arguments
    /// into which active data is written.</summary>
    private void AddScratchShadows(Activity activity, LinkedShadows? links, List<IrStatement> prologue, List<IrStatement> epilogue)
    {
        foreach (IrParameter parameter in primal.Parameters)
        {
            IrVariable variable = parameter.Variable;
            if (memoryShadows.ContainsKey(variable.Id) || links?.Shadows.ContainsKey(variable.Id) == true || variable.Type is not SequenceType sequence || !activity.IsActive(variable))
            {
                continue;
            }

            if (sequence is { Kind: SequenceKind.Memory, Element: RealType })
            {
                IrBuilder zeros = new(ids);
                memoryShadows[variable.Id] = ((VariableOperand)new ShadowShapes(primal.Layouts, zeros).ZerosLike(variable)).Variable;
                prologue.AddRange(zeros.Statements);
                continue;
            }

            if (!sequence.IsTensor && sequence.Kind is not (SequenceKind.Span or SequenceKind.ReadOnlySpan or SequenceKind.Array)
                || MemoryRoots.IsMemory(sequence.Element) || !ShadowShapes.IsFlat(primal.Layouts, sequence.Element))
            {
                throw new TransformException($"'{variable.Name}' receives active data but has no shadow; remove its [NoDerivative]");
            }

            IrVariable length = new(ids.Take(), "", PassiveType.Int32);
            if (sequence.Kind == SequenceKind.Array)
            {
                // A callee may want an array; where none does, the shadow is pooled.
                IrVariable array = new(ids.Take(), variable.Name + "Adjoint", sequence);
                prologue.Add(new LetStatement(length, new LengthExpression(variable)));
                prologue.Add(new LetStatement(array, new AllocateExpression(EquatableArray.Of<Operand>(new VariableOperand(length)), sequence, OnStack: false)));
                memoryShadows[variable.Id] = array;
                continue;
            }

            SequenceType span = SequenceType.SpanOf(sequence.Element);
            IrVariable elements = new(ids.Take(), variable.Name + "Adjoint", span);
            IrVariable shadow = sequence.IsTensor ? new(ids.Take(), variable.Name + "Adjoint", SequenceType.TensorSpanOf(sequence.Element)) : elements;
            prologue.Add(new LetStatement(length, new LengthExpression(variable)));
            prologue.Add(new LetStatement(elements, new TapeReserveExpression(scratch, length, span, IsCleared: true)));
            ShadowShapes.Begin(elements, prologue);
            if (sequence.IsTensor)
            {
                prologue.Add(new LetStatement(shadow, TensorViews.Like(variable, elements)));
            }

            epilogue.Add(new LetStatement(new IrVariable(ids.Take(), "", span), new TapeReleaseExpression(scratch, length, span)));
            memoryShadows[variable.Id] = shadow;
        }
    }

    private IEnumerable<IrStatement> Checks()
    {
        foreach (IrParameter parameter in primal.Parameters)
        {
            if (shadowOf.TryGetValue(parameter.Variable.Id, out IrVariable? shadow))
            {
                foreach (IrStatement check in ShadowChecks.Of(parameter, shadow, primal.Layouts))
                {
                    yield return check;
                }
            }
        }
    }

    private sealed record Sweeps(List<IrStatement> Forward, List<IrStatement> Reverse, Dictionary<int, Operand> ParameterAdjoints, Operand? Result, bool UsesTape, bool UsesScratch, IReadOnlyList<LoopRecord> LoopRecords, MemoryPlan? Next);
}
