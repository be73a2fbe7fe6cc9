using System.Globalization;

namespace AutoDiff.Fuzzer;

public sealed partial class ProgramGenerator
{
    private static readonly VariableType[] StructTypes = [VariableType.Pair, VariableType.PairArray];

    private void Aggregates(List<FuzzStatement> block, Scope scope)
    {
        switch (random.Next(12))
        {
            case 0 or 1:
                Declare(block, scope, "Pair", VariableType.Pair, Pair(scope, 2));
                break;
            case 2:
                Declare(block, scope, "(double A, double B)", VariableType.Tuple, $"({Real(scope, 1)}, {Real(scope, 2)})");
                break;
            case 3:
                Declare(block, scope, "Entry", VariableType.Entry, $"new Entry({Real(scope, 1)}, {Real(scope, 1)})");
                break;
            case 4:
                DeclareTable(block, scope);
                break;
            case 5:
                DeclarePairs(block, scope);
                break;
            case 6 when Variables(scope, VariableType.Tuple) is { Length: > 0 } tuples:
                Variable tuple = Pick(tuples);
                block.Add(new FuzzStatement(Chance(0.5) ? $"{tuple.Name} = ({tuple.Name}.B, {Real(scope, 1)});" : $"({tuple.Name}.A, {tuple.Name}.B) = {tuple.Name};"));
                break;
            case 7 when Variables(scope, VariableType.Entry) is { Length: > 0 } entries:
                Variable entry = Pick(entries);
                block.Add(new FuzzStatement($"{entry.Name} = {entry.Name} with {{ {Pick((string[])["A", "B"])} = {Real(scope, 2)} }};"));
                break;
            case 8 when WritablePlace(scope, []) is { } left && WritablePlace(scope, []) is { } right && Variables(scope, VariableType.Entry, VariableType.Tuple) is { Length: > 0 } sources:
                block.Add(new FuzzStatement($"({left.Text}, {right.Text}) = {Pick(sources).Name};"));
                break;
            case 9:
                LocalFunction(block, scope);
                break;
            default:
                AssignPair(block, scope);
                break;
        }
    }

    private static Variable[] Variables(Scope scope, params VariableType[] types) => [.. scope.All.Where(v => types.Contains(v.Type))];

    private void Declare(List<FuzzStatement> block, Scope scope, string type, VariableType kind, string value, int length = 0)
    {
        string name = scope.NewName(random);
        block.Add(new FuzzStatement($"{type} {name} = {value};"));
        scope.Add(new Variable(name, kind) { Root = ++roots, IsWritable = kind != VariableType.Entry, Length = length });
    }

    /// <summary>A rectangular array of two rows and two columns.</summary>
    private void DeclareTable(List<FuzzStatement> block, Scope scope)
    {
        string value = Chance(0.5) ? "new double[2, 2]" : $"new double[,] {{ {{ {Real(scope, 1)}, {Real(scope, 1)} }}, {{ {Literal()}, {Real(scope, 1)} }} }}";
        Declare(block, scope, "double[,]", VariableType.Table, value);
    }

    private void DeclarePairs(List<FuzzStatement> block, Scope scope)
    {
        string value = Chance(0.5) ? "new Pair[2]" : $"[{Pair(scope, 1)}, {Pair(scope, 1)}]";
        Declare(block, scope, "Pair[]", VariableType.PairArray, value);
    }

    /// <summary>A pair, written anew or computed by its operators.</summary>
    private string Pair(Scope scope, int depth)
    {
        Variable[] pairs = Variables(scope, StructTypes);
        if (depth > 0 && pairs.Length > 0 && Chance(0.6))
        {
            return random.Next(3) switch
            {
                0 => $"{Whole(scope, Pick(pairs))} + {Pair(scope, depth - 1)}",
                1 => $"Math.Tanh({Real(scope, 1)}) * ({Pair(scope, depth - 1)})",
                _ => Whole(scope, Pick(pairs)),
            };
        }

        return $"new Pair {{ A = {Real(scope, 1)}, B = {Real(scope, 1)} }}";
    }

    private string Whole(Scope scope, Variable variable) =>
        variable.Type == VariableType.Pair ? variable.Name : $"{variable.Name}[{Index(scope, 2)}]";

    private void AssignPair(List<FuzzStatement> block, Scope scope)
    {
        Variable[] pairs = [.. Variables(scope, StructTypes).Where(v => v.IsWritable)];
        if (pairs.Length == 0)
        {
            Declare(block, scope, "Pair", VariableType.Pair, Pair(scope, 1));
            return;
        }

        block.Add(new FuzzStatement($"{Whole(scope, Pick(pairs))} {(Chance(0.3) ? "+=" : "=")} {Pair(scope, 2)};"));
    }

    /// <summary>A local function that captures numbers and arrays, and may change a number.</summary>
    private void LocalFunction(List<FuzzStatement> block, Scope scope)
    {
        Scope seen = Captured(scope);
        string name = scope.NewName(random).TrimStart('@') + "Of";
        var body = new List<FuzzStatement>();
        seen.Add(new Variable("given", VariableType.Real));
        if (Chance(0.4))
        {
            Assign(body, seen);
        }

        body.Add(new FuzzStatement($"return {Real(seen, 2)};"));
        block.Add(new FuzzStatement($"double {name}(double given)") { Body = body });
        scope.Functions.Add(name);
    }

    /// <summary>What a local function or a lambda can capture.</summary>
    private static Scope Captured(Scope scope)
    {
        var seen = new Scope(scope, isBarrier: true) { Loops = 3 };
        foreach (Variable variable in scope.All.Where(v => v.Type == VariableType.Array || (v.Type == VariableType.Real && v.Root == 0 && v.IsWritable && v.Name[0] != 'p')))
        {
            seen.Add(variable);
        }

        return seen;
    }

    private string? LocalCall(Scope scope)
    {
        string[] functions = [.. scope.AllFunctions];
        return functions.Length == 0 || scope.Loops > 2 ? null : $"{Pick(functions)}({Real(scope, 1)})";
    }

    /// <summary>An expression of a kind that the simple ones do not have.</summary>
    private string? Special(Scope scope, string left, string right)
    {
        switch (random.Next(5))
        {
            case 0:
                return $"({Integer(scope)} switch {{ 0 => {left}, 1 or 2 => {right}, _ => {Leaf(scope)} }})";
            case 1:
                string subject = string.Create(CultureInfo.InvariantCulture, $"q{++subjects}");
                return $"({Leaf(scope)} switch {{ var {subject} when {subject} > 0.25 => {subject} * {left}, _ => {right} }})";
            case 2:
                return $"Mix({left}, {right})";
            case 3 when Variables(scope, StructTypes) is { Length: > 0 } pairs:
                return $"{Whole(scope, Pick(pairs))}.Dot({Pair(scope, 1)})";
            default:
                return LocalCall(scope);
        }
    }
}
