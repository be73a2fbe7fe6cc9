using AutoDiff.Solvers;

namespace AutoDiff.Implicit;

/// <summary>Runs a linear solve against an equation's derivatives.</summary>
internal static class ImplicitOperator
{
    public static LinearSolveResult Solve<TEquation>(
        ref TEquation equation, scoped ReadOnlySpan<double> rightSide, scoped Span<double> solution, in ImplicitOptions options, bool transposed)
        where TEquation : IImplicitEquation
#if NET9_0_OR_GREATER
        , allows ref struct
#endif
    {
        int n = equation.Length;
        LinearSolveOptions solve = options.Solve with { Transposed = transposed, FixedPoint = options.FixedPoint };
        LinearIteration iteration = LinearIteration.Rent(options.Method, n, n, solve);
        iteration.Start(rightSide, solution);
        while (iteration.Next())
        {
            if (iteration.IsTransposed)
            {
                equation.SolutionVjp(iteration.Input, iteration.Output);
            }
            else
            {
                equation.SolutionJvp(iteration.Input, iteration.Output);
            }
        }

        iteration.Solution.CopyTo(solution);
        LinearSolveResult result = iteration.Result;
        iteration.Return();
        return result;
    }
}
