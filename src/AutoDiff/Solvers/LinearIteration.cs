using System.Diagnostics.CodeAnalysis;
using AutoDiff.LinearAlgebra;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Solvers;

/// <summary>
/// A linear solve by reverse communication: it asks for products with the operator, one by one, and whoever runs it
/// computes them. So the operator may be any code on any locals and spans, without a delegate or a closure.
/// </summary>
/// <remarks>
/// <code>
/// LinearIteration iteration = LinearIteration.Rent(LinearMethod.Gmres, n, n, options);
/// iteration.Start(b, guess);
/// while (iteration.Next())
/// {
///     // iteration.Output ← A · iteration.Input, or Aᵀ · iteration.Input where iteration.IsTransposed
/// }
/// // iteration.Solution, iteration.Result
/// iteration.Return();
/// </code>
/// After <see cref="Start(ReadOnlySpan{double}, ReadOnlySpan{double})"/> with another right-hand side a factorisation is used again. Memory is kept per thread: nothing is allocated once
/// warm. An iteration that is not returned, say after an exception, is only garbage.
/// </remarks>
public sealed partial class LinearIteration
{
    [ThreadStatic]
    private static LinearIteration? t_free;

    private LinearIteration? _nextFree;
    private bool _isRented;
    private LinearMethod _method;
    private LinearSolveOptions _options;
    private int _rows;
    private int _columns;
    private int _budget;

    private double[] _b = [];
    private double[] _x = [];
    private double[] _work = [];
    private double[] _input = [];
    private double[] _output = [];

    private int _state;
    private int _iterations;
    private bool _isPending;
    private bool _isOperatorTransposed;
    private int _inputLength;
    private int _outputLength;
    private double _operatorNorm;
    private double _scale;
    private double _target;
    private double _lastResidual;

    private LinearIteration()
    {
    }

    /// <summary>Whether the product asked for is with the transposed operator.</summary>
    public bool IsTransposed { get; private set; }

    /// <summary>The vector to multiply.</summary>
    public ReadOnlySpan<double> Input => _input.AsSpan(0, _inputLength);

    /// <summary>Where the product goes; its contents are undefined.</summary>
    public Span<double> Output => _output.AsSpan(0, _outputLength);

    /// <summary>The solution, once <see cref="Next"/> has returned false.</summary>
    public ReadOnlySpan<double> Solution => _x.AsSpan(0, _columns);

    /// <summary>How the solve went, once <see cref="Next"/> has returned false.</summary>
    public LinearSolveResult Result { get; private set; }

    /// <summary>An iteration for a system, one that this thread has returned if there is one.</summary>
    /// <param name="method">The method.</param>
    /// <param name="rows">The length of a right-hand side: of Aᵀ where the options ask for the transposed system.</param>
    /// <param name="columns">The length of a solution; only normal equations take one that differs.</param>
    /// <param name="options">What is asked for.</param>
    public static LinearIteration Rent(LinearMethod method, int rows, int columns, in LinearSolveOptions options)
    {
        if (rows < 0 || columns < 0 || (rows != columns && method != LinearMethod.NormalConjugateGradient))
        {
            throw new ArgumentException($"A system of {rows} equations for {columns} unknowns is not square.", nameof(columns));
        }

        if (options.FixedPoint && rows != columns)
        {
            throw new ArgumentException("A fixed-point map has as many values as arguments.", nameof(options));
        }

        LinearIteration iteration = t_free ?? new LinearIteration();
        t_free = iteration._nextFree;
        iteration._nextFree = null;
        iteration._isRented = true;
        iteration._method = method;
        iteration._options = options;
        iteration._rows = rows;
        iteration._columns = columns;
        iteration._budget = options.MaxIterations > 0 ? options.MaxIterations : method == LinearMethod.Neumann ? 0 : (10 * Math.Max(rows, columns)) + 100;
        iteration._isFactored = false;
        Grow(ref iteration._b, rows);
        Grow(ref iteration._x, columns);
        Grow(ref iteration._input, Math.Max(rows, columns));
        Grow(ref iteration._output, Math.Max(rows, columns));
        Grow(ref iteration._work, iteration.WorkLength());
        return iteration;
    }

    /// <summary>Begins with a right-hand side.</summary>
    /// <param name="rightSide">The right-hand side.</param>
    /// <param name="guess">An initial guess, read only where the options ask for a warm start.</param>
    public void Start(ReadOnlySpan<double> rightSide, ReadOnlySpan<double> guess)
    {
        if (rightSide.Length != _rows)
        {
            throw new ArgumentException($"The length is {rightSide.Length}, but {_rows} is needed.", nameof(rightSide));
        }

        rightSide.CopyTo(_b);
        _state = 0;
        _iterations = 0;
        _isPending = false;
        _operatorNorm = 0;
        _lastResidual = double.PositiveInfinity;
        double norm = Norms.Euclidean<double>(B);
        _scale = norm;
        _target = _options.Tolerance * norm;
        if (_options.WarmStart && norm > 0)
        {
            if (guess.Length != _columns)
            {
                throw new ArgumentException($"The length is {guess.Length}, but {_columns} is needed.", nameof(guess));
            }

            guess.CopyTo(_x);
        }
        else
        {
            X.Clear();
        }

        if (!double.IsFinite(norm))
        {
            throw new SolverException(
                "The right-hand side of a linear system is not finite.", new LinearSolveResult(false, norm, 0, double.NaN));
        }

        if (norm == 0)
        {
            // Nothing but zero solves it in a regular system; whether it is regular, a factorisation must still find out.
            _state = _method is LinearMethod.Lu or LinearMethod.Cholesky ? 0 : Done;
            Result = new LinearSolveResult(true, 0, 0, double.NaN);
        }
    }

    /// <summary>Begins with a right-hand side of the system itself or of the transposed one, whatever the options say. A factorisation serves both.</summary>
    /// <param name="rightSide">The right-hand side.</param>
    /// <param name="guess">An initial guess, read only where the options ask for a warm start.</param>
    /// <param name="isTransposed">Whether Aᵀ x = b is to be solved. The system is square.</param>
    public void Start(ReadOnlySpan<double> rightSide, ReadOnlySpan<double> guess, bool isTransposed)
    {
        if (_rows != _columns)
        {
            throw new InvalidOperationException("Only a square system is solved in both directions.");
        }

        _options = _options with { Transposed = isTransposed };
        Start(rightSide, guess);
    }

    /// <summary>Takes the product last asked for, and goes on.</summary>
    /// <returns>Whether another product is asked for; false: <see cref="Solution"/> and <see cref="Result"/> are there.</returns>
    /// <exception cref="LinearAlgebraException">There is no solution to the tolerance, and the options ask to throw.</exception>
    public bool Next()
    {
        if (_isPending)
        {
            Receive();
        }

        if (_state == Done)
        {
            return false;
        }

        return _method switch
        {
            LinearMethod.Lu or LinearMethod.Cholesky => NextOfFactorization(),
            LinearMethod.ConjugateGradient => NextOfConjugateGradient(),
            LinearMethod.NormalConjugateGradient => NextOfNormalConjugateGradient(),
            LinearMethod.Gmres => NextOfGmres(),
            LinearMethod.BiCgStab => NextOfBiCgStab(),
            LinearMethod.Neumann => NextOfNeumann(),
            _ => throw new InvalidOperationException("There is no such method."),
        };
    }

    /// <summary>Gives the iteration back to its thread.</summary>
    public void Return()
    {
        if (!_isRented)
        {
            return;
        }

        _isRented = false;
        _options = default;
        _nextFree = t_free;
        t_free = this;
    }

    private static void Grow([NotNull] ref double[]? array, int length)
    {
        if (array is null || array.Length < length)
        {
            array = new double[length];
        }
    }
}
