using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Pipeline;

/// <summary>Marks the calls of methods whose bodies, or those of their callees, do more than to compute: they are never run a second time to
/// get their values back.</summary>
internal sealed class CalleeEffects : IrRewriter
{
    private readonly HashSet<string> withEffects;

    private CalleeEffects(HashSet<string> withEffects) => this.withEffects = withEffects;

    /// <summary>The keys of the callees that have effects: of those whose body nobody sees here it is taken that they do.</summary>
    public static HashSet<string> Among(IReadOnlyDictionary<string, IrMethod> bodies, IEnumerable<string> unseen)
    {
        var callees = bodies.ToDictionary(static pair => pair.Key, static pair => Statements(pair.Value.Body).ToList(), StringComparer.Ordinal);
        var result = new HashSet<string>(unseen, StringComparer.Ordinal);
        result.UnionWith(callees.Where(static pair => pair.Value.Exists(IsEffect)).Select(static pair => pair.Key));
        int known;
        do
        {
            known = result.Count;
            result.UnionWith(callees
                .Where(pair => pair.Value.OfType<CallStatement>().Any(call => result.Contains(call.Callee.BodyKey)))
                .Select(static pair => pair.Key));
        }
        while (result.Count > known);

        return result;
    }

    /// <summary>The method with its calls of them marked.</summary>
    public static IrMethod Mark(IrMethod method, HashSet<string> withEffects) => withEffects.Count == 0 ? method : new CalleeEffects(withEffects).Rewrite(method);

    protected override void Statement(IrStatement statement, List<IrStatement> output) => base.Statement(
        statement is CallStatement call && withEffects.Contains(call.Callee.BodyKey) ? call with { Callee = call.Callee with { HasEffects = true } } : statement,
        output);

    private static bool IsEffect(IrStatement statement) => statement switch
    {
        EffectStatement effect => !effect.EndsFlow && ListCode.Read(effect) is null,
        LetStatement { Value: TemplateExpression { IsPure: false } } or AssignStatement { Value: TemplateExpression { IsPure: false } } => true,
        CallStatement call => call.Callee.Companions.IsEmpty || call.Callee.HasEffects,
        _ => false,
    };

    private static IEnumerable<IrStatement> Statements(EquatableArray<IrStatement> block) =>
        block.SelectMany(static statement => statement.Blocks().SelectMany(Statements).Prepend(statement));
}
