using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms.Batching;

namespace AutoDiff.Generator.Transforms;

/// <summary>A function that the runtime computes together with another of the same argument.</summary>
/// <param name="Code">The call that computes both, with a hole for the argument.</param>
/// <param name="Part">The part of the pair that is this function.</param>
/// <param name="Argument">The argument of the pair.</param>
/// <param name="Type">The function's type.</param>
/// <param name="PairType">The pair's type.</param>
internal sealed record PairedFunction(string Code, string Part, Operand Argument, IrType Type, AggregateType PairType);

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

    private readonly Dictionary<int, Expression> definitions = [];

    private readonly HashSet<int> assigned;

    /// <param name="method">The method.</param>
    /// <param name="assigned">The variables that are written to other than by their only declaration.</param>
    public PairedFunctions(IrMethod method, HashSet<int> assigned)
    {
        this.assigned = assigned;
        Gather(method.Body);
    }

    /// <summary>The products that were the argument of an exponential that is part of a pair now.</summary>
    public HashSet<int> Products { get; } = [];

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
                ? new PairedFunction(Services + "Angle.SinCos({0})", PrimitiveNames.NameOf(function.Function), argument, function.Type, Pair("(double Sin, double Cos)"))
                : null;
        }

        if (function.Type != LaneTypes.Lanes || !OnLanes.TryGetValue(function.Function, out var paired))
        {
            return null;
        }

        Operand? shared = function.Function == "Exp/1" ? RootOfGauss(argument) : argument;
        int typeArguments = function.Code.IndexOf('<');
        return shared is null || typeArguments < 0 ? null : new PairedFunction($"{Services}LaneMath.{paired.Pair}{function.Code.Substring(typeArguments)}({{0}})", paired.Part, shared, function.Type, Pair(paired.Other));
    }

    private static AggregateType Pair(string type) => new(type, AggregateKind.Tuple, HasActiveFields: true);

    /// <summary>The x of an operand that is <c>-0.5 * x * x</c>.</summary>
    private VariableOperand? RootOfGauss(VariableOperand operand)
    {
        if (Definition(operand) is BinaryExpression { Operator: BinaryOperator.Multiply, Left: VariableOperand half, Right: VariableOperand x }
            && Definition(half) is BinaryExpression { Operator: BinaryOperator.Multiply, Left: RealConstant { Value: -0.5 }, Right: VariableOperand other }
            && other.Variable.Id == x.Variable.Id && !assigned.Contains(x.Variable.Id))
        {
            Products.Add(operand.Variable.Id);
            Products.Add(half.Variable.Id);
            return x;
        }

        return null;
    }

    private Expression? Definition(VariableOperand operand) => definitions.TryGetValue(operand.Variable.Id, out Expression? value) ? value : null;

    private void Gather(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            if (statement is LetStatement let)
            {
                definitions[let.Target.Id] = let.Value;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner);
            }
        }
    }
}
