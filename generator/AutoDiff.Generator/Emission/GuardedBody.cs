using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Emission;

/// <summary>Wraps what a method runs once its first guard may be on, so that a guard that an exception finds on does its work.</summary>
/// <remarks>
/// <code>
/// reader = Open(); guarded = true; …; guarded = false; reader.Dispose();
/// </code>
/// becomes
/// <code>
/// Reader kept = null;
/// bool guarded = false;
/// try
/// {
///     reader = Open(); kept = reader; guarded = true; …; guarded = false; reader.Dispose();
/// }
/// finally
/// {
///     if (guarded)
///         kept.Dispose();
/// }
/// </code>
/// An exception of the reverse sweep finds every guard off: by then the primal has come to its end.
/// </remarks>
internal static class GuardedBody
{
    public static IrMethod Apply(IrMethod method)
    {
        // One that only another's work enters stands further out.
        FailureGuard[] guards = method.Guards
            .Where(guard => method.Body.Any(guard.IsEnteredIn) || method.Guards.Any(other => other.Body.Any(guard.IsEnteredIn)))
            .ToArray();

        // What is never entered has no variables: nothing keeps them up to date.
        FailureGuard[] others = [.. method.Guards.Except(guards)];
        method = others.Length == 0 ? method : new Unguarded(others).Of(method);
        if (!guards.Any(guard => method.Body.Any(guard.IsEnteredIn)))
        {
            return method;
        }

        int first = 0;
        while (!guards.Any(guard => guard.IsEnteredIn(method.Body[first])))
        {
            first++;
        }

        List<IrStatement> body = [];
        foreach (FailureGuard guard in guards)
        {
            body.AddRange(guard.Kept.Select(static kept => new DeclareStatement(kept, IsZeroed: true)));
            body.Add(new DeclareStatement(guard.Flag, IsZeroed: true));
        }

        body.AddRange(method.Body.Take(first));
        EquatableArray<IrStatement> guarded = method.Body.Skip(first).Where(static statement => statement is not ReturnStatement { Values.Count: 0 }).ToEquatableArray();
        foreach (FailureGuard guard in Enumerable.Reverse(guards))
        {
            IfStatement onFailure = new(new VariableOperand(guard.Flag), guard.Body, EquatableArray<IrStatement>.Empty);
            guarded = EquatableArray.Of<IrStatement>(new TryStatement(guarded, EquatableArray.Of<IrStatement>(onFailure)));
        }

        return method with { Body = body.Concat(guarded).ToEquatableArray() };
    }

    /// <summary>A method without the statements that serve some guards.</summary>
    private sealed class Unguarded(FailureGuard[] guards) : IrRewriter
    {
        public IrMethod Of(IrMethod method) => Rewrite(method);

        protected override void Statement(IrStatement statement, List<IrStatement> output)
        {
            if (!guards.Any(guard => guard.IsServedBy(statement)))
            {
                base.Statement(statement, output);
            }
        }
    }
}
