using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms.Batching;

namespace AutoDiff.Generator.Transforms;

/// <summary>Finds the functions of a method that the runtime computes in pairs (<see cref="FunctionPairs"/>).</summary>
internal sealed class PairedFunctions
{
    private const string Services = "global::AutoDiff.CompilerServices.";

    /// <summary>What computes both of a pair on lanes, the part that a function is, and the parts' names.</summary>
    private static readonly Dictionary<string, (string Pair, string Part, string Other)> OnLanes = new(StringComparer.Ordinal)
    {
        ["Sin/1"] = ("SinCos", "Sin", "(TLanes Sin, TLanes Cos)"),
        ["Cos/1"] = ("SinCos", "Cos", "(TLanes Sin, TLanes Cos)"),
        ["NormalCdf/1"] = ("NormalCdfPair", "Value", "(TLanes Value, TLanes Exponential)"),
        ["Exp/1"] = ("NormalCdfPair", "Exponential", "(TLanes Value, TLanes Exponential)"),
    };

    private readonly Definitions definitions;

    private readonly VariableSet assigned;

    /// <param name="method">The method.</param>
    /// <param name="assigned">The variables that are written to other than by their only declaration.</param>
    public PairedFunctions(IrMethod method, VariableSet assigned)
    {
        this.assigned = assigned;
        definitions = Definitions.Of(method);
    }

    /// <summary>The function that a statement sets a variable to; null where it is none of a pair.</summary>
    public PairedFunction? Of(IrStatement statement)
    {
        Expression? value = statement switch
        {
            LetStatement let => let.Value,
            AssignStatement assign => assign.Value,
            _ => null,
        };
        if (value is not PrimitiveExpression { Arguments.Count: 1 } function || function.Arguments[0] is not VariableOperand argument)
        {
            return null;
        }

        if (function.Type is RealType { Kind: RealKind.Double })
        {
            return function.Function is "Sin/1" or "Cos/1"
                ? new PairedFunction(Services + "Angle.SinCos({0})", PrimitiveNames.NameOf(function.Function), argument, function.Type, Pair("(double Sin, double Cos)"), EquatableArray<int>.Empty)
                : null;
        }

        if (function.Type != LaneTypes.Lanes || !OnLanes.TryGetValue(function.Function, out var paired))
        {
            return null;
        }

        int typeArguments = function.Code.IndexOf('<');
        if (typeArguments < 0)
        {
            return null;
        }

        var shared = new PairedFunction(
            $"{Services}LaneMath.{paired.Pair}{function.Code.Substring(typeArguments)}({{0}})", paired.Part, argument, function.Type, Pair(paired.Other), EquatableArray<int>.Empty);
        return function.Function == "Exp/1" ? OfGauss(shared) : shared;
    }

    private static AggregateType Pair(string type) => new(type, AggregateKind.Tuple, HasActiveFields: true);

    /// <summary>The exponential as one of x where its argument is <c>-0.5 * x * x</c>.</summary>
    private PairedFunction? OfGauss(PairedFunction exponential) =>
        definitions[exponential.Argument.Variable] is BinaryExpression { Operator: BinaryOperator.Multiply, Left: VariableOperand half, Right: VariableOperand x }
        && definitions[half.Variable] is BinaryExpression { Operator: BinaryOperator.Multiply, Left: RealConstant { Value: -0.5 }, Right: VariableOperand other }
        && other.Variable.Id == x.Variable.Id && !assigned.Contains(x.Variable.Id)
            ? exponential with { Argument = x, Products = EquatableArray.Of(exponential.Argument.Variable.Id, half.Variable.Id) }
            : null;
}
