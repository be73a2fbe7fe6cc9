using System.Globalization;

namespace AutoDiff.Fuzzer;

public sealed partial class ProgramGenerator
{
    private static readonly string[] Bounded = ["Math.Sin", "Math.Cos", "Math.Tanh", "Math.Atan"];
    private static readonly string[] Comparisons = ["<", ">", "<=", ">="];

    /// <summary>A real expression; the deeper, the larger.</summary>
    private string Real(Scope scope, int depth)
    {
        if (depth <= 0)
        {
            return Leaf(scope);
        }

        string left = Real(scope, depth - 1), right = Real(scope, depth - 1 - random.Next(2));
        switch (random.Next(25))
        {
            case 0 or 1 or 2:
                return $"({left} + {right})";
            case 3 or 4:
                return $"({left} - {right})";
            case 5 or 6 or 7:
                return $"{left} * {right}";
            case 8:
                return $"{left} / (1.5 + {right} * {right})";
            case 9 or 10 or 11:
                return $"{Pick(Bounded)}({left})";
            case 12:
                return $"Math.Exp({Pick(Bounded)}({left}))";
            case 13:
                return $"Math.Sqrt(1 + {Square(scope, left)})";
            case 14:
                return Chance(0.5) ? $"Math.Max({left}, {right})" : $"Math.Abs({left})";
            case 15:
                return $"({Condition(scope)} ? {left} : {right})";
            case 16:
                return $"(-({left}))";
            case 17:
                return $"{Integer(scope)} * {left}";
            case 18:
                return $"(double){Integer(scope)} / 4 * {left}";
            case 19:
                return Chance(0.3) ? $"Diff.StopGradient({left})" : $"Math.Log(2 + {Square(scope, left)})";
            case 21 or 22 or 23 when Special(scope, left, right) is { } special:
                return special;
            case 20 when Call(scope, needsReal: true) is { } call:
                return call;
            default:
                return Leaf(scope);
        }
    }

    private string Square(Scope scope, string expression)
    {
        string leaf = Leaf(scope);
        return Chance(0.5) ? $"{leaf} * {leaf}" : $"({expression}) * ({expression})";
    }

    private string Leaf(Scope scope)
    {
        if (Chance(0.12))
        {
            return Literal();
        }

        Variable[] readable = [.. scope.All.Where(v => v.Type != VariableType.Integer)];
        return readable.Length == 0 ? Literal() : ReadOf(scope, Pick(readable));
    }

    private string ReadOf(Scope scope, Variable variable) =>
        variable.Type switch
        {
            VariableType.Real => variable.Name,
            VariableType.Pair or VariableType.Tuple or VariableType.Entry or VariableType.Node => $"{variable.Name}.{Part()}",
            VariableType.PairArray or VariableType.NodeArray => $"{variable.Name}[{Index(scope, 2)}].{Part()}",
            VariableType.Box => variable.Name + (Chance(0.4) ? ".C" : $".Inner.{Part()}"),
            VariableType.Rows => $"{variable.Name}[{Row(scope)}][{Index(scope, RowLength)}]",
            VariableType.Table => $"{variable.Name}[{Row(scope)}, {Row(scope)}]",
            _ => Element(scope, variable),
        };

    private string Part() => Chance(0.5) ? "A" : "B";

    private string Row(Scope scope) => Chance(0.4) ? $"{Integer(scope)} % 2" : random.Next(2).ToString(CultureInfo.InvariantCulture);

    private string Literal() => Pick((string[])["0.5", "1.25", "2.0", "-0.75", "0.125", "3.0", "1e-1", "0.0", "1.0"]);

    private string Element(Scope scope, Variable memory) => $"{memory.Name}[{Index(scope, memory.Length)}]";

    private string Index(Scope scope, int length)
    {
        Variable[] bounded = [.. scope.All.Where(v => v.Type == VariableType.Integer && v.Length > 0 && v.Length <= length)];
        if (bounded.Length > 0 && Chance(0.6))
        {
            return Pick(bounded).Name;
        }

        return random.Next(4) switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"^{1 + random.Next(length)}"),
            1 => string.Create(CultureInfo.InvariantCulture, $"{Integer(scope)} % {length}"),
            _ => random.Next(length).ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>An integer that is small and not negative.</summary>
    private string Integer(Scope scope)
    {
        Variable[] integers = [.. scope.All.Where(v => v.Type == VariableType.Integer)];
        string leaf = integers.Length > 0 && Chance(0.8) ? Pick(integers).Name : random.Next(4).ToString(CultureInfo.InvariantCulture);
        return random.Next(6) switch
        {
            0 => $"({leaf} + 1)",
            1 => $"({leaf} / 2)",
            2 => $"({leaf} % 3)",
            _ => leaf,
        };
    }

    private string Condition(Scope scope)
    {
        string left = Leaf(scope), right = Chance(0.4) ? Literal() : Leaf(scope);
        string comparison = $"{left} {Pick(Comparisons)} {right}";
        return random.Next(8) switch
        {
            0 => $"{Integer(scope)} % 2 == {random.Next(2)}",
            1 => $"{comparison} && {Leaf(scope)} {Pick(Comparisons)} {Literal()}",
            2 => $"{comparison} || {Integer(scope)} > 1",
            3 => $"!({comparison})",
            _ => comparison,
        };
    }
}
