using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Pipeline;

/// <summary>Marks the arguments that callees only read. An array or object can be written to wherever it is passed; of a callee that does not, the
/// caller need not fear for its own: passive data stays passive, and nothing is kept for the reverse sweep.</summary>
internal sealed class CalleeReads : IrRewriter
{
    private static readonly HashSet<string> None = new(StringComparer.Ordinal);

    private readonly IReadOnlyDictionary<string, IrMethod> bodies;
    private readonly Dictionary<string, HashSet<string>> reads = new(StringComparer.Ordinal);

    /// <param name="bodies">The callees whose body is known, by <see cref="Callee.BodyKey"/>.</param>
    public CalleeReads(IReadOnlyDictionary<string, IrMethod> bodies) => this.bodies = bodies;

    /// <summary>The method with its calls marked.</summary>
    public IrMethod Mark(IrMethod method) => bodies.Count == 0 ? method : Rewrite(method);

    protected override void Statement(IrStatement statement, List<IrStatement> output) => base.Statement(
        statement is CallStatement call && ReadBy(call.Callee) is { Count: > 0 } read ? call with { Callee = Marked(call.Callee, read) } : statement,
        output);

    private static Callee Marked(Callee callee, HashSet<string> read) => callee with
    {
        Parameters = callee.Parameters.Select(parameter => read.Contains(parameter.Name) ? parameter with { IsReadOnly = true } : parameter).ToEquatableArray(),
    };

    /// <summary>The parameters that a callee only reads. While one is looked at, it reads none: a recursion is not followed.</summary>
    private HashSet<string> ReadBy(Callee callee)
    {
        if (!bodies.TryGetValue(callee.BodyKey, out IrMethod? body))
        {
            return None;
        }

        if (!reads.TryGetValue(callee.BodyKey, out HashSet<string>? known))
        {
            reads[callee.BodyKey] = None;
            reads[callee.BodyKey] = known = ReadParameters.Of(body, IsRead);
        }

        return known;
    }

    private bool IsRead(CallStatement call, int argument)
    {
        CalleeParameter parameter = call.Callee.ParameterOf(argument);
        return parameter.IsReadOnly || ReadBy(call.Callee).Contains(parameter.Name);
    }
}
