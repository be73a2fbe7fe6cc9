using AutoDiff.Analyzers.Diagnosis;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Analyzers.Doubts;

/// <summary><c>AD0007</c>: functions with a kink, and the derivative that the package has chosen there.</summary>
internal static class Kinks
{
    private const string Tie = "where its arguments are equal";
    private const string MagnitudeTie = "where its arguments are equal or opposite";
    private const string Half = "half to each";
    private const string Taken = "that of the argument taken, and half to each where they are equal";

    private static readonly Dictionary<string, (string Where, string Choice)> Table = new(StringComparer.Ordinal)
    {
        ["Abs/1"] = ("at 0", "0"),
        ["CopySign/2"] = ("where its first argument is 0", "0"),
        ["Max/2"] = (Tie, Half),
        ["Min/2"] = (Tie, Half),
        ["MaxNative/2"] = (Tie, Half),
        ["MinNative/2"] = (Tie, Half),
        ["MaxNumber/2"] = (Tie, Half),
        ["MinNumber/2"] = (Tie, Half),
        ["MaxMagnitude/2"] = (MagnitudeTie, Taken),
        ["MinMagnitude/2"] = (MagnitudeTie, Taken),
        ["MaxMagnitudeNumber/2"] = (MagnitudeTie, Taken),
        ["MinMagnitudeNumber/2"] = (MagnitudeTie, Taken),
        ["Clamp/3"] = ("on its bounds", "1, as inside"),
        ["ClampNative/3"] = ("on its bounds", "1, as inside"),
    };

    public static IEnumerable<Finding> Find(DoubtContext context)
    {
        foreach (PrimalNode node in context.Tree.All)
        {
            if (node.Statement is LetStatement { Value: PrimitiveExpression primitive } let
                && Table.TryGetValue(primitive.Function, out (string Where, string Choice) kink)
                && context.IsUseful(let.Target)
                && HasLiveKink(primitive, let.Target, context)
                && context.Place(let.Origin) is { } place)
            {
                yield return new Finding(Descriptors.Kink, place, SourceQuote.Of(place), kink.Where, kink.Choice);
            }
        }
    }

    /// <summary>Whether an active value meets the kink; one that is only asked for its sign becomes discrete instead.</summary>
    private static bool HasLiveKink(PrimitiveExpression primitive, IrVariable target, DoubtContext context)
    {
        IReadOnlyList<Operand> discretised = context.Discretised.TryGetValue(target.Id, out IReadOnlyList<Operand>? cut) ? cut : [];
        bool isTrivial = primitive.Arguments.Count == 2 && primitive.Arguments[0].Equals(primitive.Arguments[1]);
        return !isTrivial && !discretised.Any(context.IsLive) && primitive.Arguments.Any(context.IsLive);
    }
}
