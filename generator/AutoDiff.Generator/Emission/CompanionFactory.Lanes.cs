using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Emission;

/// <summary>The sweeps with several tangents at once that Jacobians and Hessians are made of.</summary>
/// <remarks>Where there is none (a tangent in a struct, a callee without a body here, a generic method), each tangent has a sweep of
/// its own.</remarks>
internal static partial class CompanionFactory
{
    /// <summary>Adds the columns of the Jacobian on lanes; their name, or null if there are none.</summary>
    private static string? AddJacobianLanes(DifferentiableMember member, RuleTable rules, TransformOptions options, bool hasVjp, List<string> hidden)
    {
        string family = member.Host.Family;
        string sweep = CompanionNames.JvpLanes(family);
        if (!options.UsesLanes || member.IsHandWritten(CompanionNames.Jvp(family)) || !JacobianWriter.HasColumns(member, hasVjp))
        {
            return null;
        }

        string columns = CompanionNames.JacobianLanes(family);
        return AddLanes(
            member,
            options,
            "The Jacobian-vector product",
            hidden,
            () => JacobianSweep(member, rules, options, sweep),
            real => [LaneColumnsWriter.Write(member, real, columns, sweep, isHessian: false), .. Sparse(member, real, sweep, isHessian: false)]) ? columns : null;
    }

    /// <summary>Adds the rows of the Jacobian on lanes: their name, and that of the sweep where it writes to them itself; null if there are none.</summary>
    private static (string? Rows, string? Sweep) AddJacobianRowLanes(DifferentiableMember member, RuleTable rules, TransformOptions options, List<string> hidden)
    {
        string family = member.Host.Family;
        string sweep = CompanionNames.VjpLanes(family);
        string rows = CompanionNames.JacobianRowLanes(family);
        if (member.IsHandWritten(CompanionNames.Vjp(family)))
        {
            return (null, null);
        }

        bool isDirect = false;
        bool hasRows = AddLanes(
            member,
            options,
            "The vector-Jacobian product",
            hidden,
            () =>
            {
                IrMethod whole = Whole(member, options);
                Func<IrVariable, bool> isShadow = ShadowNames.Of(whole).IsShadow;
                IrMethod vjp = Simplify.Apply(Vjp.Transform(whole, rules, sweep, options), options, isShadow);
                int values = member.Method.Results.Count;
                if (options.SplitsSmallArrays && AdjointElements.TryMake(vjp, WrapperText.IsOutput, method => Simplify.Apply(method, options, isShadow), sweep, values) is { } direct)
                {
                    isDirect = true;
                    return [direct];
                }

                return [LaneTangents.Transform(vjp, [], values, sweep)];
            },
            real => [LaneRowsWriter.Write(member, real, rows, sweep, isDirect)]);
        return hasRows ? (rows, isDirect ? sweep : null) : (null, null);
    }

    /// <summary>The JVP on lanes with methods beside it for larger callees, or where that does not go through, with all bodies in it.</summary>
    private static IReadOnlyList<IrMethod> JacobianSweep(DifferentiableMember member, RuleTable rules, TransformOptions options, string name)
    {
        try
        {
            var callees = new LaneCallees(name + member.Host.HalfSuffix, member.Bodies, rules, options);
            IrMethod sweep = callees.Jvp(member.Method, name);
            return [sweep, .. callees.Methods];
        }
        catch (Exception exception) when (exception is TransformException or GapException)
        {
            (IrMethod jvp, IReadOnlyCollection<int> tangents) = Jvp.TransformMarked(Whole(member, options), rules, name);
            IrMethod simplified = Simplify.Apply(jvp, options, ShadowNames.Of(member.Method).IsShadow);
            return [LaneTangents.Transform(simplified, tangents, member.Method.Results.Count, name)];
        }
    }

    /// <summary>Adds the rows of the Hessian on lanes; their name, or null if there are none.</summary>
    private static string? AddHessianLanes(DifferentiableMember member, RuleTable rules, TransformOptions options, List<string> hidden)
    {
        string family = member.Host.Family;
        string sweep = CompanionNames.HvpLanes(family);
        if (!options.UsesLanes || member.IsHandWritten(CompanionNames.Hvp(family)) || !HessianWriter.HasRows(member))
        {
            return null;
        }

        string rows = CompanionNames.HessianLanes(family);
        return AddLanes(
            member,
            options,
            "The Hessian-vector product",
            hidden,
            () =>
            {
                (IrMethod hvp, IReadOnlyCollection<int> tangents) = Hvp.TransformMarked(Inlining.All(member.Method, member.Bodies), rules, options, sweep);
                hvp = options.OverwritesShadows ? OverwrittenShadows.Apply(hvp, ShadowNames.Of(member.Method).IsShadow) : hvp;
                return [LaneTangents.Transform(hvp, tangents, member.Method.Results.Count, sweep)];
            },
            real => [LaneColumnsWriter.Write(member, real, rows, sweep, isHessian: true), .. Sparse(member, real, sweep, isHessian: true)]) ? rows : null;
    }

    /// <summary>The companions that find the pattern of a matrix and that sum its columns by colours, where there is memory of inputs and the names are free.</summary>
    private static IEnumerable<string> Sparse(DifferentiableMember member, RealType real, string sweep, bool isHessian)
    {
        if (!member.Method.Parameters.Any(static parameter => parameter.IsActive && parameter.Variable.Type is SequenceType && !WrapperText.IsOutput(parameter)))
        {
            yield break;
        }

        string family = member.Host.Family;
        string pattern = isHessian ? CompanionNames.HessianPattern(family) : CompanionNames.JacobianPattern(family);
        if (!member.IsHandWritten(pattern))
        {
            yield return LaneColumnsWriter.WritePattern(member, real, pattern, sweep, isHessian);
        }

        string compressed = isHessian ? CompanionNames.HessianCompressed(family) : CompanionNames.JacobianCompressed(family);
        if (!member.IsHandWritten(compressed))
        {
            foreach (string method in LaneColumnsWriter.WriteCompressed(member, real, compressed, sweep, isHessian))
            {
                yield return method;
            }
        }
    }

    /// <summary>Adds sweeps on lanes and the method that makes a matrix of them, where there are such.</summary>
    private static bool AddLanes(
        DifferentiableMember member, TransformOptions options, string what, List<string> hidden, Func<IReadOnlyList<IrMethod>> transform, Func<RealType, IEnumerable<string>> matrix)
    {
        MemberHost host = member.Host;
        RealType? real = member.Method.Parameters
            .Where(static parameter => parameter.IsActive)
            .Select(static parameter => parameter.Variable.Type is SequenceType sequence ? sequence.Element : parameter.Variable.Type)
            .FirstOrDefault() as RealType;
        if (real is null || host.TypeParameters.Length > 0 || host.ContractKeys.Count > 0 || host.Dispatch != MemberDispatch.None)
        {
            return false;
        }

        try
        {
            IReadOnlyList<IrMethod> methods = transform();
            if (options.SkipsZeroTangents)
            {
                methods = [.. methods.Select(method => ZeroTangents.Apply(method, options))];
            }

            if (options.CarriesInRegisters)
            {
                methods = [.. methods.Select(static method => LoopRegisters.Apply(method))];
            }

            MemberHost generic = LaneColumnsWriter.HostOf(host, real);
            foreach (IrMethod method in options.PairsFunctions ? methods.Select(FunctionPairs.Apply) : methods)
            {
                bool isCallee = method.Name != methods[0].Name;
                hidden.Add(CSharpEmitter.Member(
                    method,
                    isCallee ? generic with { IsStatic = true, IsExtension = false } : generic,
                    method.Name,
                    isCallee ? CompanionDocs.LaneCallee(host) : CompanionDocs.LaneTangents(host, what),
                    isHidden: true));
            }

            hidden.AddRange(matrix(real));
            return true;
        }
        catch (Exception exception) when (exception is TransformException or GapException)
        {
            return false;
        }
    }
}
