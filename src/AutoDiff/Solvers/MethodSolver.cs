namespace AutoDiff.Solvers;

/// <summary>Serves the requests of a <see cref="LinearIteration"/> from an operator.</summary>
internal sealed class MethodSolver(LinearMethod method) : ILinearSolver
{
    public LinearSolveResult Solve<TOperator>(ref TOperator a, scoped ReadOnlySpan<double> b, scoped Span<double> x, in LinearSolveOptions options)
        where TOperator : ILinearOperator
#if NET9_0_OR_GREATER
        , allows ref struct
#endif
    {
        int rows = options.Transposed ? a.Columns : a.Rows;
        int columns = options.Transposed ? a.Rows : a.Columns;
        if (rows == 0 || columns == 0)
        {
            x.Clear();
            return new LinearSolveResult(true, 0, 0, 1);
        }

        int count = b.Length / rows;
        if (b.Length != (long)count * rows)
        {
            throw new ArgumentException($"The length is {b.Length}, but a right-hand side has length {rows}.", nameof(b));
        }

        if (x.Length != (long)count * columns)
        {
            throw new ArgumentException($"The length is {x.Length}, but {count} solutions of length {columns} are asked for.", nameof(x));
        }

        LinearIteration iteration = LinearIteration.Rent(method, rows, columns, options);
        var worst = new LinearSolveResult(true, 0, 0, double.NaN);
        for (int i = 0; i < count; i++)
        {
            Span<double> solution = x.Slice(i * columns, columns);
            iteration.Start(b.Slice(i * rows, rows), solution);
            while (iteration.Next())
            {
                if (iteration.IsTransposed)
                {
                    a.ApplyTranspose(iteration.Input, iteration.Output);
                }
                else
                {
                    a.Apply(iteration.Input, iteration.Output);
                }
            }

            iteration.Solution.CopyTo(solution);
            LinearSolveResult result = iteration.Result;
            worst = new LinearSolveResult(
                worst.Converged && result.Converged,
                Math.Max(worst.ResidualNorm, result.ResidualNorm),
                Math.Max(worst.Iterations, result.Iterations),
                result.Condition);
        }

        iteration.Return();
        return worst;
    }
}
