using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Removes what transforms leave behind: copies, arithmetic on constants, code that nothing reads. No value of the primal
/// changes by a bit.</summary>
internal static class Simplify
{
    private const int MostRounds = 4;

    /// <param name="method">The method.</param>
    /// <param name="options">What to do.</param>
    /// <param name="isShadow">Whether a variable is a tangent or adjoint, of which the sign of a zero is not kept.</param>
    public static IrMethod Apply(IrMethod method, TransformOptions options, Func<IrVariable, bool>? isShadow = null)
    {
        List<Func<IrMethod, IrMethod>> passes = [.. Passes(options, isShadow)];

        // Until none of them finds anything, but no more than a few times around.
        int idle = 0;
        for (int step = 0; step < MostRounds * passes.Count && idle < passes.Count; step++)
        {
            IrMethod after = passes[step % passes.Count](method);
            idle = after.Body == method.Body ? idle + 1 : 0;
            method = after;
        }

        return method;
    }

    private static IEnumerable<Func<IrMethod, IrMethod>> Passes(TransformOptions options, Func<IrVariable, bool>? isShadow)
    {
        // Of the method that was asked about last: passes that change nothing hand it on.
        (IrMethod Method, AdjointParts Parts)? known = null;
        AdjointParts PartsOf(IrMethod method)
        {
            if (known is not { } last || !ReferenceEquals(last.Method, method))
            {
                last = (method, AdjointParts.Of(method, isShadow!));
                known = last;
            }

            return last.Parts;
        }

        if (options.PropagatesCopies)
        {
            yield return SimplifyCopies.Apply;
            yield return SimplifyForwarding.Apply;
        }

        if (options.FoldsConstants)
        {
            yield return SimplifyConstants.Apply;
            yield return SimplifyNegations.Apply;
        }

        if (options.TrustsRegularPartials)
        {
            yield return SimplifyRegularPartials.Apply;
        }

        if (options.SharesCommonValues)
        {
            yield return static method => SimplifyCommon.Apply(method);
        }

        if (options is { MergesFirstAccumulation: true, SeedsBranches: true } && isShadow is not null)
        {
            yield return method => SimplifyBranchSeeds.Apply(method, PartsOf(method));
        }

        if (options.MergesFirstAccumulation && isShadow is not null)
        {
            yield return method => SimplifyAccumulation.Apply(method, PartsOf(method));
        }

        if (options.MergesElements && isShadow is not null)
        {
            yield return method => SimplifyElements.Apply(method, isShadow);
        }

        if (options.GathersTerms && isShadow is not null)
        {
            yield return method => SimplifyTerms.Apply(method, PartsOf(method));
        }

        if (options.SumsInRegisters && isShadow is not null)
        {
            yield return method => SimplifyLoopSums.Apply(method, isShadow);
        }

        if (options.RemovesDeadCode)
        {
            yield return SimplifyDeadCode.Apply;
        }

        if (options.SinksIntoBranches)
        {
            yield return SimplifySinking.Apply;
        }
    }
}
