namespace AutoDiff.Nist.Tests.Models;

/// <summary>A model function of NIST's datasets with its derivatives, the generated ones and those derived by hand.</summary>
/// <param name="Evaluate">The model.</param>
/// <param name="GeneratedJacobian">The Jacobian that the generator wrote.</param>
/// <param name="HandJacobian">The Jacobian from paper, written out.</param>
internal sealed record NistModel(NistModel.Function Evaluate, NistModel.Jacobian GeneratedJacobian, NistModel.Jacobian HandJacobian)
{
    /// <summary>Some datasets fit a transform of the response; most fit the response itself.</summary>
    public Func<double, double> TransformResponse { get; init; } = static y => y;

    /// <summary>Predictions <paramref name="y"/> at parameters <paramref name="b"/>, one per observation.</summary>
    public delegate void Function(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y);

    /// <summary>Predictions and their row-major Jacobian, observations by parameters.</summary>
    public delegate void Jacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian);
}
