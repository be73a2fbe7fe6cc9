using System.Globalization;

namespace AutoDiff.Fuzzer;

public sealed partial class ProgramGenerator
{
    /// <summary>A call of a helper, or null where none fits.</summary>
    private string? Call(Scope scope, bool needsReal)
    {
        Helper[] fitting = [.. helpers.Where(helper => helper.ReturnsReal || !needsReal)];
        if (fitting.Length == 0 || scope.Loops > 2)
        {
            return null;
        }

        Helper chosen = Pick(fitting);
        // A call inside an expression must not write what the expression reads elsewhere in an order that is hard to see.
        if (needsReal && chosen.Parameters.Any(parameter => parameter.IsWritten) && !Chance(0.5))
        {
            return null;
        }

        var taken = new HashSet<int>();
        var arguments = new List<string>();
        foreach (HelperParameter parameter in chosen.Parameters.OrderByDescending(p => p.IsWritten))
        {
            string? argument = ArgumentOrNull(scope, parameter, taken);
            if (argument is null)
            {
                return null;
            }

            arguments.Add(argument);
        }

        var ordered = chosen.Parameters.OrderByDescending(p => p.IsWritten).Zip(arguments)
            .ToDictionary(pair => pair.First, pair => pair.Second);
        return $"{chosen.Name}({string.Join(", ", chosen.Parameters.Select(parameter => ordered[parameter]))})";
    }

    private string Argument(Scope scope, HelperParameter parameter, HashSet<int> taken) =>
        parameter.Modifier is "ref" or "out" || parameter.Variable.Type is not (VariableType.Real or VariableType.Integer)
            ? $"{parameter.Modifier} {parameter.Variable.Name}".TrimStart()
            : ArgumentOrNull(scope, parameter, taken)!;

    private string? ArgumentOrNull(Scope scope, HelperParameter parameter, HashSet<int> taken)
    {
        switch (parameter.Variable.Type)
        {
            case VariableType.Integer:
                return parameter.Variable.Length < 0 ? (1 + random.Next(3)).ToString(CultureInfo.InvariantCulture) : Integer(scope);
            case VariableType.Real when parameter.Modifier is "ref" or "out":
                Place? place = WritablePlace(scope, taken, isByReference: true);
                if (place is null)
                {
                    return null;
                }

                taken.Add(Find(place.Root));
                return $"{parameter.Modifier} {place.Text}";
            case VariableType.Real when parameter.Modifier == "in":
                // Never a variable itself, which might be passed by reference beside.
                return $"1.0 * ({Real(scope, 1)})";
            case VariableType.Real:
                return Real(scope, 1);
            case VariableType.Pair when parameter.Modifier == "ref":
                Variable[] pairs = [.. Variables(scope, VariableType.Pair).Where(v => v.IsWritable && !taken.Contains(Find(v.Root)))];
                if (pairs.Length == 0)
                {
                    return null;
                }

                Variable passed = Pick(pairs);
                taken.Add(Find(passed.Root));
                return "ref " + passed.Name;
            case VariableType.Pair:
                return Pair(scope, 1);
            case VariableType.Node or VariableType.List:
                Variable[] shared = [.. Variables(scope, parameter.Variable.Type).Where(v => !visitedLists.Contains(v.Root) && !taken.Contains(Find(v.Root)))];
                if (shared.Length == 0)
                {
                    return null;
                }

                Variable given = Pick(shared);
                taken.Add(Find(given.Root));
                return given.Name;
            default:
                return Memory(scope, parameter, taken);
        }
    }

    private string? Memory(Scope scope, HelperParameter parameter, HashSet<int> taken)
    {
        (VariableType type, int length) = (parameter.Variable.Type, parameter.Variable.Length);
        Variable[] fitting = [.. scope.All.Where(v => v.Length >= length && !taken.Contains(Find(v.Root)) && type switch
        {
            VariableType.Array => v.Type == VariableType.Array && v.Length == length,
            VariableType.Span => v.Type is VariableType.Span or VariableType.Array,
            _ => v.Type is VariableType.Span or VariableType.Array or VariableType.ReadOnlySpan,
        })];
        if (fitting.Length == 0)
        {
            return null;
        }

        Variable chosen = Pick(fitting);
        // Two parameters may read the same storage; one that is written must be alone. Those come first.
        if (parameter.IsWritten)
        {
            taken.Add(Find(chosen.Root));
        }

        return type == VariableType.Array ? chosen.Name : Slice(chosen, length);
    }

    /// <summary>A part of memory, of a given length.</summary>
    private string Slice(Variable memory, int length)
    {
        int start = random.Next(memory.Length - length + 1);
        int rest = memory.Length - start - length;
        string whole = memory.Type == VariableType.Array ? memory.Name + ".AsSpan()" : memory.Name;
        return random.Next(3) switch
        {
            0 when start == 0 && rest == 0 => memory.Name,
            1 => string.Create(CultureInfo.InvariantCulture, $"{whole}[{start}..{(rest == 0 ? "" : "^" + rest)}]"),
            _ when memory.Type == VariableType.Array => string.Create(CultureInfo.InvariantCulture, $"{memory.Name}.AsSpan({start}, {length})"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{memory.Name}.Slice({start}, {length})"),
        };
    }

    /// <summary>A variable or element that can be passed by reference, away from storage that is taken.</summary>
    private Place? WritablePlace(Scope scope, HashSet<int> taken, bool isByReference = false)
    {
        Variable[] fitting = [.. scope.All.Where(v => v.IsWritable && v.Type != VariableType.Integer
            && !visitedLists.Contains(v.Root) && !(isByReference && v.Type is VariableType.List or VariableType.Node or VariableType.NodeArray)
            && (v.Root == 0 || !taken.Contains(Find(v.Root))))];
        if (fitting.Length == 0)
        {
            return null;
        }

        Variable chosen = Pick(fitting);
        int root = chosen.Root == 0 ? RootOfLocal(chosen) : chosen.Root;
        return taken.Contains(Find(root)) ? null : new Place(ReadOf(scope, chosen), root);
    }

    // A local that was never given storage of its own gets one by its name.
    private int RootOfLocal(Variable local)
    {
        if (!localRoots.TryGetValue(local, out int root))
        {
            localRoots[local] = root = ++roots;
        }

        return root;
    }

    /// <summary>Something that can be assigned.</summary>
    private sealed record Place(string Text, int Root);
}
