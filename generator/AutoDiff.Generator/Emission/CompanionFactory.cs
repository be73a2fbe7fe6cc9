using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Emission;

/// <summary>Makes the companions of a lowered member: which there are, in what order, and why one is missing.</summary>
/// <remarks>A pure function of the member and the rules, used by the generator for the text and by the analyzers for the
/// problems. A member with a problem gets no companion at all: half a family would only hide what is wrong.</remarks>
internal static partial class CompanionFactory
{
    /// <param name="member">The member.</param>
    /// <param name="rules">The rules of partials.</param>
    /// <param name="options">The optimisations; null for all.</param>
    /// <param name="isCalledInSecondOrder">Whether a second derivative somewhere calls the member, so that its halves need
    /// tangents.</param>
    public static CompanionSet Build(DifferentiableMember member, RuleTable rules, TransformOptions? options = null, bool isCalledInSecondOrder = false) =>
        Build(member, rules, options ?? TransformOptions.Default, isCalledInSecondOrder, SeriesDemand.None);

    /// <param name="member">The member.</param>
    /// <param name="rules">The rules of partials.</param>
    /// <param name="options">The optimisations.</param>
    /// <param name="isCalledInSecondOrder">Whether a second derivative somewhere calls the member.</param>
    /// <param name="series">What is known of the series of the members that it calls, and whether its own are called for.</param>
    public static CompanionSet Build(DifferentiableMember member, RuleTable rules, TransformOptions options, bool isCalledInSecondOrder, SeriesDemand series)
    {
        if (!member.Host.IsUnnamedConstructor)
        {
            return Attempt(member, rules, options, isCalledInSecondOrder, series);
        }

        // Nobody has asked for these companions: where they cannot be, calls from other assemblies say that there are none.
        CompanionSet own = member.Host.Accessibility == "private" ? CompanionSet.None : Attempt(member, rules, options, isCalledInSecondOrder, series);
        return own.Problems.Count > 0 || own.IsBroken ? CompanionSet.None : own;
    }

    private static CompanionSet Attempt(DifferentiableMember member, RuleTable rules, TransformOptions options, bool isCalledInSecondOrder, SeriesDemand series)
    {
        try
        {
            var problems = new List<Problem>();
            List<string> companions = EmitInlined(member, rules, options, isCalledInSecondOrder, series, problems);
            return new CompanionSet(companions.Count == 0 ? null : CSharpEmitter.File(member.Host, companions), problems.ToEquatableArray());
        }
        catch (GapException exception)
        {
            Problem[] gaps = [.. exception.Gaps.Where(static gap => gap.Id.Length > 0).Select(static gap => new Problem(gap.Id, gap.Origin, gap.Arguments))];
            return new CompanionSet(null, gaps.ToEquatableArray()) { IsBroken = gaps.Length > 0 };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new CompanionSet(null, EquatableArray.Of(new Problem("AD0002", -1, Failure(exception)))) { IsBroken = true };
        }
    }

    /// <summary>With small callees inlined where that goes through.</summary>
    private static List<string> EmitInlined(
        DifferentiableMember member, RuleTable rules, TransformOptions options, bool isCalledInSecondOrder, SeriesDemand series, List<Problem> problems)
    {
        if (options.ClosesInductionVariables)
        {
            member = member with { Method = InductionVariables.Apply(member.Method) };
        }

        IrMethod called = member.Method;
        member = member with { Method = WithSplitArrays(called, options) };

        if (options.InlinesLeaves && Inlining.Leaves(called, member.Bodies) is var inlined && !ReferenceEquals(inlined, called))
        {
            try
            {
                return Emit(member with { Method = WithSplitArrays(inlined, options) }, rules, options, isCalledInSecondOrder, series, problems);
            }
            catch (Exception exception) when (exception is TransformException or GapException)
            {
                // A call can do what its body in this place cannot, and what is wrong with both is said of the call.
                problems.Clear();
            }
        }

        return Emit(member, rules, options, isCalledInSecondOrder, series, problems);
    }

    private static IrMethod WithSplitArrays(IrMethod method, TransformOptions options) => options.SplitsSmallArrays ? SmallArrays.Apply(method) : method;

    /// <summary>The method with the bodies of all callees that are at hand.</summary>
    private static IrMethod Whole(DifferentiableMember member, TransformOptions options) => WithSplitArrays(Inlining.All(member.Method, member.Bodies), options);

    /// <summary>The message arguments of a failure that no rule foresees.</summary>
    public static EquatableArray<string> Failure(Exception exception) => EquatableArray.Of(exception is TransformException
        ? exception.Message
        : $"this method ({exception.GetType().Name} in the generator: {exception.Message})");

    private static List<string> Emit(
        DifferentiableMember member, RuleTable rules, TransformOptions options, bool isCalledInSecondOrder, SeriesDemand series, List<Problem> problems)
    {
        if (member.Implicit is not null && Fitting(member, rules, options, problems) is var fitting)
        {
            if (fitting is null)
            {
                return [];
            }

            member = fitting;
        }

        MemberHost host = member.Host;
        string family = host.Family;
        var companions = new List<string>();
        var hidden = new List<string>();
        if (member.IsFunction)
        {
            hidden.Add(Write(member, options, member.Method, CompanionDocs.Function(host), isHidden: true));
        }

        bool Asks(DerivativeFlags companion) => (member.Requested & companion) != 0;

        string jvp = CompanionNames.Jvp(family);
        if (!member.IsHandWritten(jvp))
        {
            bool isHidden = !Asks(DerivativeFlags.Jvp);
            jvp = isHidden ? CompanionNames.HiddenJvp(family) : jvp;
            (isHidden ? hidden : companions).Add(Write(member, options, Jvp.Transform(member.Method, rules, jvp), CompanionDocs.Jvp(host), isHidden));
        }

        string? vjp = CompanionNames.Vjp(family);
        bool ownVjp = member.IsHandWritten(vjp);
        bool hasHalves = member.Self.Find(CompanionKind.Forward) is not null;
        if (!ownVjp)
        {
            bool isHidden = !Asks(DerivativeFlags.Vjp);
            vjp = !isHidden ? vjp
                : Asks(DerivativeFlags.GradientBatch) || ((Asks(DerivativeFlags.Jacobian) || RunsAgain(member.Method)) && hasHalves) ? CompanionNames.HiddenVjp(family)
                : null;
            if (vjp is not null)
            {
                (isHidden ? hidden : companions).Add(Write(member, options, Vjp.Transform(member.Method, rules, vjp, options), CompanionDocs.Vjp(host), isHidden));
            }
        }

        string gradient = CompanionNames.Gradient(family);
        if (Asks(DerivativeFlags.Gradient) && !member.IsHandWritten(gradient))
        {
            IrMethod method = ownVjp || host.Dispatch.IsAbstract ? Forwarding.Of(member.Self, member.Method.Parameters, member.Method.Layouts) : member.Method;
            companions.Add(Write(member, options, Vjp.Gradient(method, rules, gradient, options), CompanionDocs.Gradient(host)));
        }

        bool hasJacobian = Asks(DerivativeFlags.Jacobian) && !member.IsHandWritten(CompanionNames.Jacobian(family));
        if (hasJacobian && !ImplicitWriter.WritesJacobian(member))
        {
            if (StructuredJacobianWriter.IsNeeded(member))
            {
                companions.Add(StructuredJacobianWriter.Write(member, jvp));
            }
            else
            {
                string? lanes = AddJacobianLanes(member, rules, options, vjp is not null, hidden);
                (string? rowLanes, string? rowSweep) = lanes is null || vjp is null ? (null, null) : AddJacobianRowLanes(member, rules, options, hidden);
                companions.Add(JacobianWriter.Write(member, jvp, vjp, lanes, rowLanes, rowSweep));
            }
        }

        if (Asks(DerivativeFlags.Dual) && !member.IsHandWritten(CompanionNames.Dual(family)))
        {
            companions.Add(DualWriter.Write(member, jvp));
        }

        if (Asks(DerivativeFlags.Batch))
        {
            AddBatches(member, rules, options, vjp, companions, hidden, problems);
        }

        if (Asks(DerivativeFlags.Hvp) || Asks(DerivativeFlags.Hessian))
        {
            AddProducts(member, rules, options, companions, hidden);
        }

        AddPassiveContracts(member, rules, options, isCalledInSecondOrder, hidden);
        AddSeries(member, rules, options, series, companions, hidden, problems);
        if (hasHalves)
        {
            AddHalves(member, rules, options, vjp, isCalledInSecondOrder, hidden);
        }
        else
        {
            GapCheck.Require(member.Method);
        }

        if (member.Implicit is not null)
        {
            bool hasSecondOrder = isCalledInSecondOrder || Asks(DerivativeFlags.Hvp) || Asks(DerivativeFlags.Hessian);
            bool hasReverse = hasHalves || ownVjp || Asks(DerivativeFlags.Vjp) || Asks(DerivativeFlags.Gradient) || hasSecondOrder;
            hidden.InsertRange(0, ImplicitWriter.Write(member, rules, options, hasJacobian && ImplicitWriter.WritesJacobian(member), hasReverse, hasSecondOrder));
        }

        bool dispatches = host.ContractKeys.Count > 0 || host.Dispatch != MemberDispatch.None;
        if (isCalledInSecondOrder && dispatches && !ownVjp && vjp is not null)
        {
            IrMethod whole = Vjp.Transform(member.Method, rules, vjp, options);
            hidden.Add(WriteTangents(member, rules, options, whole, CompanionNames.VjpJvp(family), "the whole"));
        }

        companions.AddRange(hidden);
        return companions;
    }

    /// <summary>Whether callers keep the arguments and no intermediates: a checkpointed method, or one with a checkpointed loop, whose
    /// snapshots belong to one method.</summary>
    private static bool RunsAgain(IrMethod method) => method.IsCheckpointed || Transforms.Reverse.CheckpointState.IsAskedFor(method.Body);

    private static void AddHalves(DifferentiableMember member, RuleTable rules, TransformOptions options, string? vjp, bool isCalledInSecondOrder, List<string> hidden)
    {
        MemberHost host = member.Host;
        string forwardName = CompanionNames.Forward(host.Family, host.HalfSuffix);
        string reverseName = CompanionNames.Reverse(host.Family, host.HalfSuffix);
        if (Halves() is { } own)
        {
            Add(own);
        }
        else
        {
            // What one method can do with its locals need not survive between two: record the arguments, and run the VJP.
            if (vjp is null)
            {
                vjp = CompanionNames.HiddenVjp(host.Family);
                hidden.Add(Write(member, options, Vjp.Transform(member.Method, rules, vjp, options), CompanionDocs.Vjp(host), isHidden: true));
            }

            string target = member.Self.Find(CompanionKind.Forward)!.Target;
            string vjpTarget = target.Replace("." + forwardName, "." + vjp);
            string vjpJvpTarget = target.Replace("." + forwardName, "." + CompanionNames.VjpJvp(host.Family));
            Callee whole = member.Self with
            {
                Companions = member.Self.Companions
                    .Where(static companion => companion.Kind == CompanionKind.Jvp)
                    .Append(new CompanionReference(CompanionKind.Vjp, vjpTarget))
                    .Append(new CompanionReference(CompanionKind.VjpJvp, vjpJvpTarget))
                    .ToEquatableArray(),
            };
            IrMethod forwarding = Forwarding.Of(whole, member.Method.Parameters, member.Method.Layouts);
            Add(Vjp.Halves(forwarding, rules, forwardName, reverseName, options));
            if (isCalledInSecondOrder && host.ContractKeys.Count == 0)
            {
                IrMethod reverse = Vjp.Transform(member.Method, rules, vjp, options);
                hidden.Add(WriteTangents(member, rules, options, reverse, CompanionNames.VjpJvp(host.Family), "the whole"));
            }
        }

        (IrMethod Forward, IrMethod Reverse)? Halves()
        {
            if (vjp is not null && RunsAgain(member.Method))
            {
                return null;
            }

            try
            {
                return Vjp.Halves(member.Method, rules, forwardName, reverseName, options);
            }
            catch (TransformException)
            {
                return null;
            }
        }

        void Add((IrMethod Forward, IrMethod Reverse) halves)
        {
            hidden.Add(Write(member, options, halves.Forward, CompanionDocs.Forward(host), isHidden: true));
            hidden.Add(Write(member, options, halves.Reverse, CompanionDocs.Reverse(host), isHidden: true));
            if (isCalledInSecondOrder)
            {
                hidden.Add(WriteTangents(member, rules, options, halves.Forward, CompanionNames.ForwardJvp(host.Family, host.HalfSuffix), "the forward half"));
                hidden.Add(WriteTangents(member, rules, options, halves.Reverse, CompanionNames.ReverseJvp(host.Family, host.HalfSuffix), "the reverse half"));
            }
        }
    }

    private static string Write(DifferentiableMember member, TransformOptions options, IrMethod companion, IEnumerable<string> documentation, bool isHidden = false)
    {
        ShadowNames shadows = ShadowNames.Of(member.Method);
        IrMethod simplified = Simplify.Apply(companion, options, shadows.IsShadow);
        IrMethod skipping = options.SkipsZeroAdjoints ? ZeroAdjoints.Apply(simplified, shadows.IsShadow) : simplified;
        IrMethod overwritten = options.OverwritesShadows ? OverwrittenShadows.Apply(skipping, shadows.IsShadow) : skipping;
        IrMethod turned = options.TurnsLoops ? TurnedLoops.Apply(overwritten, shadows.IsShadow) : overwritten;
        IrMethod refilled = options.RefillsShadows ? RefilledShadows.Apply(turned, shadows.IsShadow) : turned;
        IrMethod pooled = PooledArrays.Apply(refilled, shadows.IsShadow, options.PoolsShadows, options.PoolsArrays);
        IrMethod paired = options.PairsFunctions ? FunctionPairs.Apply(pooled) : pooled;
        IrMethod viewed = options.ViewsLoopMemory ? LoopViews.Apply(paired) : paired;
        IrMethod split = options.CarriesInRegisters ? LoopRegisters.Apply(viewed) : viewed;
        return CSharpEmitter.Member(split, member.Host, companion.Name, documentation, isHidden);
    }
}
