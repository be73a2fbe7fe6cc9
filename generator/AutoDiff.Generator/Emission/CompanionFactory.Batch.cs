using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;
using AutoDiff.Generator.Transforms.Batching;

namespace AutoDiff.Generator.Emission;

/// <summary>The companions that evaluate many points at once: on lanes where the body allows it, one after the other elsewhere.</summary>
internal static partial class CompanionFactory
{
    private static void AddBatches(
        DifferentiableMember member, RuleTable rules, TransformOptions options, string? vjp, List<string> companions, List<string> hidden, List<Problem> problems)
    {
        MemberHost host = member.Host;
        var obstacles = new LaneObstacles();
        string values = CompanionNames.Batch(host.Family);
        if (!member.IsHandWritten(values))
        {
            if (AddLanes(member, values, options, method => method, isGradient: false, companions, hidden) is { } obstacle)
            {
                obstacles.Add(values, obstacle);
                companions.Add(Write(member, options, Pointwise.Values(member.Method, member.Self, values), CompanionDocs.Batch(host, obstacle.Message)));
            }
        }

        string gradients = CompanionNames.GradientBatch(host.Family);
        if ((member.Requested & DerivativeFlags.GradientBatch) != 0 && vjp is not null && !member.IsHandWritten(gradients))
        {
            bool isOwn = member.IsHandWritten(CompanionNames.Vjp(host.Family));
            LaneException? obstacle = isOwn
                ? new LaneException("a derivative written by hand")
                : AddLanes(member, gradients, options, method => Vjp.Gradient(method, rules, gradients, options), isGradient: true, companions, hidden);
            if (obstacle is not null)
            {
                obstacles.Add(gradients, obstacle);
                companions.Add(Write(member, options, Pointwise.Gradients(member.Method, WithVjp(member, vjp), gradients), CompanionDocs.GradientBatch(host, obstacle.Message)));
            }
        }

        AddJacobianBatch(member, rules, options, companions, hidden, obstacles);
        problems.AddRange(obstacles.Problems);
    }

    /// <summary>The Jacobians of all points.</summary>
    private static void AddJacobianBatch(
        DifferentiableMember member, RuleTable rules, TransformOptions options, List<string> companions, List<string> hidden, LaneObstacles obstacles)
    {
        MemberHost host = member.Host;
        string name = CompanionNames.JacobianBatch(host.Family);
        if ((member.Requested & DerivativeFlags.JacobianBatch) == 0 || member.IsHandWritten(name))
        {
            return;
        }

        if (AddJacobianRows(member, rules, options, name, companions, hidden) is not { } obstacle)
        {
            return;
        }

        obstacles.Add(name, obstacle);
        string jacobian = (member.Self.HasReceiver ? "." : "") + Keywords.Escape(CompanionNames.Jacobian(host.Family)) + host.TypeParameters;
        Callee callee = member.Self with { Companions = EquatableArray.Of(new CompanionReference(CompanionKind.Jvp, jacobian)) };
        IrMethod companion = Pointwise.Jacobians(member.Method, callee, StructuredArguments.RealOf(member), StructuredJacobianWriter.IsNeeded(member), name);
        companions.Add(Write(member, options, companion, CompanionDocs.JacobianBatch(host, obstacle.Message)));
    }

    /// <summary>Adds Jacobians by rows on lanes; returns what keeps them from that, or nothing.</summary>
    private static LaneException? AddJacobianRows(
        DifferentiableMember member, RuleTable rules, TransformOptions options, string name, List<string> companions, List<string> hidden)
    {
        MemberHost host = member.Host;
        if (host.Dispatch != MemberDispatch.None || host.ContractKeys.Count > 0)
        {
            return new LaneException("other bodies in derived types");
        }

        if (member.IsHandWritten(CompanionNames.Vjp(host.Family)) || member.IsHandWritten(CompanionNames.Jacobian(host.Family)))
        {
            return new LaneException("a derivative written by hand");
        }

        try
        {
            RealType real = LaneReal(member.Method);
            if (StructuredJacobianWriter.IsNeeded(member) || StructuredArguments.RealOf(member) != real)
            {
                throw new LaneException("inputs or outputs that are no reals, spans or arrays of one kind");
            }

            var types = new LaneTypes(real);
            IrMethod scalar = Inlined(member, method => Vjp.Transform(method, rules, name, options));
            scalar = Simplify.Apply(scalar, options, ShadowNames.Of(member.Method).IsShadow);
            string lanesName = CompanionNames.Lanes(name, host.HalfSuffix);
            string pointsName = CompanionNames.Points(name, host.HalfSuffix);
            IrMethod lanes = LaneTransform.Apply(scalar, real, lanesName, options);
            lanes = Finished(lanes, options);
            string inner = InnerTypeParameters(host);
            MemberHost generic = LaneHost(host, types);
            var ids = new VariableIds(member.Method.VariableCount);
            var signature = new BatchSignature(member.Method, ids, isGradient: false, real);
            IrMethod wrapper = LaneBatch.Wrap(signature, real, name, Keywords.Escape(pointsName), inner, ids);
            IrMethod? rows = options.SharesForwardSweeps ? JacobianRows.Of(lanes, types) : null;
            string points = JacobianPointsWriter.Write(generic, signature, lanes, types, pointsName, CompanionDocs.Points(host, "The Jacobian"), sharesForward: rows is not null);
            string? parallel = Parallel(member, signature, real, name, pointsName, inner, ids, CompanionDocs.JacobianBatch(host, null));
            companions.Add(CSharpEmitter.Member(wrapper, host, name, CompanionDocs.JacobianBatch(host, null)));
            companions.AddRange(parallel is null ? [] : [parallel]);
            hidden.Add(points);
            string what = rows is null ? "The vector-Jacobian product" : "The Jacobian";
            hidden.Add(CSharpEmitter.Member(rows ?? lanes, generic, lanesName, CompanionDocs.Lanes(host, what), isHidden: true, isOptimised: true));
            return null;
        }
        catch (LaneException exception)
        {
            return exception;
        }
        catch (Exception exception) when (exception is TransformException or GapException)
        {
            return new LaneException("no derivative in reverse mode");
        }
    }

    /// <summary>The overload that shares the points among threads; null where the arguments cannot leave the thread.</summary>
    private static string? Parallel(
        DifferentiableMember member, BatchSignature signature, RealType real, string name, string points, string inner, VariableIds ids, IEnumerable<string> documentation, int group = 1)
    {
        MemberHost host = member.Host;
        if ((member.Requested & DerivativeFlags.ParallelBatch) == 0 || !ParallelBatchWriter.IsPossible(host, signature))
        {
            return null;
        }

        IReadOnlyList<IrStatement> checks = signature.Jacobian is null
            ? signature.Checks
            : [.. signature.Checks, .. new JacobianSize(signature, ids, isStructured: false).Statements];
        return ParallelBatchWriter.Write(host, signature, real, checks, name, Keywords.Escape(points), inner, CompanionDocs.InParallel(documentation), group);
    }

    private static string InnerTypeParameters(MemberHost host) =>
        host.TypeParameters.Length > 2 ? host.TypeParameters.Substring(1, host.TypeParameters.Length - 2) + ", " : "";

    private static MemberHost LaneHost(MemberHost host, LaneTypes types, bool isGrouped = false) => host with
    {
        TypeParameters = $"<{InnerTypeParameters(host)}{LaneTypes.Name}{(isGrouped ? ", " + LaneTypes.SumsName : "")}>",
        Constraints = host.Constraints + (isGrouped ? types.SumsConstraint : types.Constraint),
        IsExtension = false,
    };

    /// <summary>Adds a companion that runs on lanes; returns what keeps it from that, or nothing.</summary>
    private static LaneException? AddLanes(
        DifferentiableMember member, string name, TransformOptions options, Func<IrMethod, IrMethod> companion, bool isGradient, List<string> companions, List<string> hidden)
    {
        MemberHost host = member.Host;
        if (host.Dispatch != MemberDispatch.None || host.ContractKeys.Count > 0)
        {
            return new LaneException("other bodies in derived types");
        }

        try
        {
            RealType real = LaneReal(member.Method);
            var types = new LaneTypes(real);
            IrMethod scalar = Inlined(member, companion);
            scalar = Simplify.Apply(scalar, options, ShadowNames.Of(member.Method).IsShadow);
            scalar = isGradient ? Refilled(member, scalar, options) : scalar;
            string lanesName = CompanionNames.Lanes(name, host.HalfSuffix);
            string pointsName = CompanionNames.Points(name, host.HalfSuffix);
            IrMethod lanes = LaneTransform.Apply(scalar, real, lanesName, options);
            IrMethod? groups = isGradient ? LaneGroups.Of(lanes, types) : null;
            int group = groups is null ? 1 : LaneGroups.Vectors;
            lanes = groups ?? lanes;
            lanes = Finished(lanes, options);
            string inner = InnerTypeParameters(host);
            MemberHost generic = LaneHost(host, types, group > 1);
            var ids = new VariableIds(member.Method.VariableCount);
            var signature = new BatchSignature(member.Method, ids, isGradient);
            string what = isGradient ? "The value and the gradient" : "The value";
            IrMethod wrapper = LaneBatch.Wrap(signature, real, name, Keywords.Escape(pointsName), inner, ids, group);
            string text = CSharpEmitter.Member(lanes, generic, lanesName, CompanionDocs.Lanes(host, what), isHidden: true, isOptimised: true);
            string points = PointsWriter.Write(generic, signature, lanes, types, pointsName, CompanionDocs.Points(host, what));
            IReadOnlyList<string> documentation = [.. isGradient ? CompanionDocs.GradientBatch(host, null) : CompanionDocs.Batch(host, null)];
            string? parallel = Parallel(member, signature, real, name, pointsName, inner, ids, documentation, group);
            companions.Add(CSharpEmitter.Member(wrapper, host, name, documentation));
            companions.AddRange(parallel is null ? [] : [parallel]);
            hidden.Add(points);
            hidden.Add(text);
            return null;
        }
        catch (LaneException exception)
        {
            return exception;
        }
    }

    /// <summary>The gradient of one point, whose loops run upwards where they may, and write the adjoints of work buffers where they can.</summary>
    private static IrMethod Refilled(DifferentiableMember member, IrMethod scalar, TransformOptions options)
    {
        ShadowNames shadows = ShadowNames.Of(member.Method);
        IrMethod turned = options.TurnsLoops ? TurnedLoops.Apply(scalar, shadows.IsShadow) : scalar;
        return options.RefillsShadows ? RefilledShadows.Apply(turned, shadows.IsShadow) : turned;
    }

    /// <summary>A method on lanes as it is written.</summary>
    private static IrMethod Finished(IrMethod lanes, TransformOptions options)
    {
        lanes = options.ReservesBoundedRecords ? BoundedRecords.Apply(lanes) : lanes;
        IrMethod aside = options.CarriesInRegisters ? LoopRegisters.Apply(CallsAside.Apply(lanes), isOnLanes: true) : lanes;
        return LaneParameters.ByReference(options.PairsFunctions ? FunctionPairs.Apply(aside) : aside);
    }

    /// <summary>The companion with the bodies of callees in it, which know no lanes themselves.</summary>
    private static IrMethod Inlined(DifferentiableMember member, Func<IrMethod, IrMethod> companion)
    {
        try
        {
            return companion(Inlining.All(member.Method, member.Bodies));
        }
        catch (Exception exception) when (exception is TransformException or GapException)
        {
            return companion(member.Method);
        }
    }

    /// <summary>The real that lies in the lanes: the result's, or that of the first batched parameter which has one.</summary>
    private static RealType LaneReal(IrMethod method)
    {
        IEnumerable<IrType> candidates = method.Results.Select(static result => result.Type)
            .Concat(method.Parameters.Where(static p => p.IsBatched).Select(static p => p.Variable.Type is SequenceType sequence ? sequence.Element : p.Variable.Type));
        return candidates.OfType<RealType>().FirstOrDefault() is { Kind: not RealKind.Generic } real
            ? real
            : throw new LaneException("no double or float that differs by point");
    }

    private static Callee WithVjp(DifferentiableMember member, string vjp) => member.Self with
    {
        Companions = EquatableArray.Of(new CompanionReference(CompanionKind.Vjp, (member.Self.HasReceiver ? "." : "") + Keywords.Escape(vjp) + member.Host.TypeParameters)),
    };
}
