namespace StaticMemberCases;

public partial interface IActivation<TSelf>
    where TSelf : IActivation<TSelf>
{
    [Differentiable]
    static abstract double Apply(double x);

    [Differentiable]
    static virtual double Twice(double x) => TSelf.Apply(TSelf.Apply(x));
}

public readonly partial struct Leaky : IActivation<Leaky>
{
    [Differentiable]
    public static double Apply(double x) => x > 0 ? x : 0.01 * x;
}

public readonly partial struct Squashing : IActivation<Squashing>
{
    [Differentiable]
    public static double Apply(double x) => Math.Tanh(x);
}

public interface IState<TSelf>
    where TSelf : IState<TSelf>
{
    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator *(double factor, TSelf state);

    static abstract TSelf operator -(TSelf state);

    static abstract TSelf Zero { get; }

    double Energy();
}

public readonly partial record struct Oscillator(double Position, double Velocity) : IState<Oscillator>
{
    public static Oscillator Zero => new(0, 0);

    [Differentiable]
    public static Oscillator operator +(Oscillator left, Oscillator right) => new(left.Position + right.Position, left.Velocity + right.Velocity);

    [Differentiable]
    public static Oscillator operator *(double factor, Oscillator state) => new(factor * state.Position, factor * state.Velocity);

    [Differentiable]
    public static Oscillator operator -(Oscillator state) => new(-state.Position, -state.Velocity);

    [Differentiable(ThisIsActive = true)]
    public double Energy() => (Position * Position) + (Velocity * Velocity);
}

/// <summary>Static members of interfaces, and methods of type parameters that only their callers know.</summary>
public static partial class StaticMembers
{
    [Differentiable]
    private static double Layer<TActivation>(double x)
        where TActivation : IActivation<TActivation> => TActivation.Apply(x) + TActivation.Twice(x);

    [Differentiable]
    [Case("1.5, 0.5")]
    public static double Layers(double x, double y) => Layer<Leaky>(x) * Layer<Squashing>(y);

    [Differentiable]
    private static TState Midpoint<TState>(TState state, double step, Func<TState, TState> slope)
        where TState : IState<TState>
    {
        TState half = state + (0.5 * step) * slope(state);
        return state + step * slope(half);
    }

    [Differentiable]
    private static double Mean<TState>(TState first, TState second, double weight)
        where TState : IState<TState>
    {
        TState sum = TState.Zero;
        sum += (1 - weight) * first;
        sum += weight * -second;
        return sum.Energy();
    }

    [Differentiable]
    [Case("1.5, 0.5, 2.0")]
    public static double Trajectory(double position, double velocity, double stiffness)
    {
        Oscillator state = new(position, velocity);
        for (int i = 0; i < 4; i++)
        {
            state = Midpoint(state, 0.1, s => new Oscillator(s.Velocity, -stiffness * s.Position));
        }

        return state.Energy();
    }

    [Differentiable]
    [Case("1.5, 0.5")]
    public static double Weighted(double x, double y) => Mean(new Oscillator(x, y), new Oscillator(y, 2), x * y);

    private static TResult Apply<T, TResult>(T argument, Func<T, TResult> function) => function(argument);

    private static T Iterate<T>(T start, int count, Func<T, T> step)
    {
        for (int i = 0; i < count; i++)
        {
            start = step(start);
        }

        return start;
    }

    [Differentiable]
    [Case("1.5, 0.5")]
    public static double Unconstrained(double x, double y) =>
        Apply(x, v => v * v * y) + Iterate((x, y), 3, static s => (s.x * s.y, s.x + s.y)).x;
}
