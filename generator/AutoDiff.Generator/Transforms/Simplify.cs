using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Removes what transforms leave behind: copies, arithmetic on constants, code that nothing reads. No value of the primal
/// changes by a bit.</summary>
internal static class Simplify
{
    /// <param name="method">The method.</param>
    /// <param name="options">What to do.</param>
    /// <param name="isShadow">Whether a variable is a tangent or adjoint, of which the sign of a zero is not kept.</param>
    public static IrMethod Apply(IrMethod method, TransformOptions options, Func<IrVariable, bool>? isShadow = null)
    {
        for (int round = 0; round < 4; round++)
        {
            IrMethod before = method;
            if (options.PropagatesCopies)
            {
                method = SimplifyForwarding.Apply(SimplifyCopies.Apply(method));
            }

            if (options.FoldsConstants)
            {
                method = SimplifyNegations.Apply(SimplifyConstants.Apply(method));
            }

            if (options.SharesCommonValues)
            {
                method = SimplifyCommon.Apply(method);
            }

            if (options.MergesFirstAccumulation && isShadow is not null)
            {
                method = SimplifyAccumulation.Apply(method, isShadow);
            }

            if (options.MergesElements && isShadow is not null)
            {
                method = SimplifyElements.Apply(method, isShadow);
            }

            if (options.SumsInRegisters && isShadow is not null)
            {
                method = SimplifyLoopSums.Apply(method, isShadow);
            }

            if (options.RemovesDeadCode)
            {
                method = SimplifyDeadCode.Apply(method);
            }

            if (options.SinksIntoBranches)
            {
                method = SimplifySinking.Apply(method);
            }

            if (method.Body == before.Body)
            {
                break;
            }
        }

        return method;
    }
}
