using AutoDiff.Analyzers.Diagnosis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Analyzers.Doubts;

/// <summary><c>AD0004</c>: no output depends on any active parameter.</summary>
internal static class DeadDerivatives
{
    public static IEnumerable<Finding> Find(DoubtContext context)
    {
        IrMethod method = context.Tree.Method;
        bool writesMemory = method.Parameters.Any(parameter => parameter.IsActive && context.Roots.Writes(parameter.Variable.Id).Count > 0);
        if (writesMemory || context.Outputs.Count == 0 || context.Outputs.Any(context.IsVaried) || IsLeftToCallers(method.Body))
        {
            yield break;
        }

        string active = string.Join(" or ", method.Parameters
            .Where(static parameter => parameter.IsActive && parameter.Mode != PassingMode.Out)
            .Select(static parameter => $"'{parameter.Variable.Name}'"));
        if (active.Length > 0)
        {
            yield return new Finding(Descriptors.DeadDerivative, MemberDiagnosis.NameOf(context.Marked), context.Marked.Name, active);
        }
    }

    /// <summary>Whether the body runs what only its callers know, a delegate or the member of a type argument: there, it has its derivative.</summary>
    private static bool IsLeftToCallers(EquatableArray<IrStatement> block) => block.Any(static statement => statement switch
    {
        LetStatement { Value: TemplateExpression { Gap.Id.Length: 0 } } or AssignStatement { Value: TemplateExpression { Gap.Id.Length: 0 } } or EffectStatement { Gap.Id.Length: 0 } => true,
        _ => statement.Blocks().Any(IsLeftToCallers),
    });
}
