using System.Text.RegularExpressions;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>What may do more than give a value: for each point it is to happen once.</summary>
internal sealed partial class LaneTransform
{
    /// <summary>Another sequence each time.</summary>
    private const string UnseededRandom = "new global::System.Random()";

    /// <summary>The variables that hold an object which the member has made, so that each point would have made the same.</summary>
    private readonly HashSet<int> made = [];

    /// <summary>Sees to it that what the points share, and is evaluated once for all lanes, is not to happen for each of them: a random number is
    /// another one for each point, a queue gives another element.</summary>
    /// <exception cref="LaneException">It is to happen for each point.</exception>
    private void Once(Expression value, IrVariable target)
    {
        switch (value)
        {
            case UseExpression { Value: VariableOperand { Variable: var other } } when made.Contains(other.Id):
                made.Add(target.Id);
                break;
            case TemplateExpression { IsPure: false } template:
                if (depth > 0 || !(IsMade(template, target) || IsOnMade(template) || (RepeatableCode.IsValue(template) && IsAtHand(template))))
                {
                    throw Impure(template);
                }

                made.Add(target.Id);
                break;
        }
    }

    /// <summary>Whether an expression makes something new: an object, an enumerator of a collection that is at hand, memory of the runtime.</summary>
    private static bool IsMade(TemplateExpression template, IrVariable target) =>
        (template.Template.StartsWith("new ", StringComparison.Ordinal) && template.Template != UnseededRandom)
        || template.Template.StartsWith("global::AutoDiff.CompilerServices.", StringComparison.Ordinal)
        || (template.Template == "{0}.GetEnumerator()" && !target.Type.Code.Contains(".IEnumerator"));

    private bool IsOnMade(TemplateExpression template) =>
        template.Arguments.Count > 0 && template.Arguments[0] is VariableOperand { Variable: var receiver } && made.Contains(receiver.Id);

    /// <summary>Whether no argument is a sequence that somebody else makes while it is read.</summary>
    private bool IsAtHand(TemplateExpression template) => template.Arguments.All(argument =>
        argument is not VariableOperand { Variable: var variable } || made.Contains(variable.Id) || !Regex.IsMatch(variable.Type.Code, @"\.IEnumer(able|ator)\b"));

    private static LaneException Impure(TemplateExpression template) =>
        new($"'{Short(template.Template, template.Arguments)}', which may do something else for each point");

    /// <summary>The code with the names of the variables in it, as far as they have names.</summary>
    private static string Short(string template, EquatableArray<Operand> arguments)
    {
        string text = template.Replace("global::", "");
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = arguments[i] switch
            {
                VariableOperand { Variable.Name: { Length: > 0 } known } => known,
                PassiveConstant constant => constant.Code,
                _ => "…",
            };
            text = text.Replace("{" + i + "}", name);
        }

        return text.Replace("{{", "{").Replace("}}", "}");
    }

    private void Effect(EffectStatement effect)
    {
        if (ShadowChecks.IsCheck(effect))
        {
            // The shapes of all points were checked together.
            return;
        }

        if (effect.Template is "{0}.Return()" && !effect.Arguments.Any(IsVarying))
        {
            output.Add(effect);
            return;
        }

        if (!effect.EndsFlow && !RepeatableCode.IsCheck(effect))
        {
            throw new LaneException($"'{Short(effect.Template, effect.Arguments)}', which has effects for each point");
        }

        if (!effect.Arguments.Any(IsVarying))
        {
            output.Add(effect with { Arguments = effect.Arguments.Map(Uniform) });
            return;
        }

        PerLane(() => output.Add(effect with { Arguments = effect.Arguments.Map(Scalar) }));
    }
}
