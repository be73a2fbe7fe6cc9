using System.Globalization;

namespace AutoDiff.Fuzzer;

public sealed partial class ProgramGenerator
{
    private static readonly string[] Compounds = ["+=", "-=", "*=", "+=", "*="];

    private void Fill(List<FuzzStatement> block, Scope scope, int count)
    {
        for (int i = 0; i < count && budget > 0; i++)
        {
            budget--;
            Statement(block, scope);
        }
    }

    private List<FuzzStatement> Block(Scope scope, int count)
    {
        var block = new List<FuzzStatement>();
        Fill(block, scope, count);
        return block;
    }

    private void Statement(List<FuzzStatement> block, Scope scope)
    {
        switch (random.Next(46))
        {
            case 0 or 1 or 2 or 3:
                DeclareReal(block, scope);
                break;
            case 4 or 5 or 6 or 7 or 8 or 9:
                Assign(block, scope);
                break;
            case 10 or 11:
                DeclareMemory(block, scope);
                break;
            case 12 or 13 or 14:
                If(block, scope);
                break;
            case 15 or 16 or 17 or 18 when scope.Loops < 3:
                CountedLoop(block, scope);
                break;
            case 19 or 20 when scope.Loops < 3:
                RationedLoop(block, scope);
                break;
            case 21 when scope.Loops < 3:
                ForEach(block, scope);
                break;
            case 22:
                Swap(block, scope);
                break;
            case 23:
                Integers(block, scope);
                break;
            case 24:
                MemoryMember(block, scope);
                break;
            case 25 or 26 or 27 when Call(scope, needsReal: false) is { } call:
                block.Add(new FuzzStatement(call + ";"));
                break;
            case 28 when scope.InLoop:
                block.Add(new FuzzStatement($"if ({Condition(scope)})") { Body = [new FuzzStatement(Chance(0.5) ? "break;" : "continue;")] });
                break;
            case 29:
                EarlyReturn(block, scope);
                break;
            case 30:
                Switch(block, scope);
                break;
            case 31:
                RefLocal(block, scope);
                break;
            case 32:
                Deconstruct(block, scope);
                break;
            case 33 or 34 or 35 or 36 or 37:
                Aggregates(block, scope);
                break;
            case 38 when scope.Loops < 2 && WritablePlace(scope, []) is { } sum:
                Reduction(block, scope, sum.Text);
                break;
            case 40 or 41 or 42 or 43 or 44 or 45:
                Objects(block, scope);
                break;
            default:
                Assign(block, scope);
                break;
        }
    }

    private void DeclareReal(List<FuzzStatement> block, Scope scope)
    {
        string value = Real(scope, 2);
        string name = scope.NewName(random);
        block.Add(new FuzzStatement($"double {name} = {value};"));
        scope.Add(new Variable(name, VariableType.Real));
    }

    private void Assign(List<FuzzStatement> block, Scope scope)
    {
        Place? place = WritablePlace(scope, []);
        if (place is null)
        {
            DeclareReal(block, scope);
            return;
        }

        block.Add(new FuzzStatement(random.Next(8) switch
        {
            0 => $"{place.Text}{(Chance(0.5) ? "++" : "--")};",
            1 or 2 or 3 => $"{place.Text} {Pick(Compounds)} {Pick(Bounded)}({Real(scope, 2)});",
            4 => $"{place.Text} /= 1.5 + {Pick(Bounded)}({Real(scope, 1)}) * 0.5;",
            5 => $"{place.Text} = {Pick(Bounded)}({Real(scope, 3)});",
            _ => $"{place.Text} = {Squashed(scope, Real(scope, 2), place.Text)};",
        }));
    }

    /// <summary>A value that, if it is computed in a loop from products of what it replaces, cannot leave all bounds: an infinite value
    /// that nothing reads has an adjoint that is not a number, in every reverse sweep.</summary>
    private string Squashed(Scope scope, string value, string replaced) =>
        scope.Loops > 0 && value.Split(replaced).Length > 2 ? $"{Pick(Bounded)}({value})" : value;

    private void DeclareMemory(List<FuzzStatement> block, Scope scope)
    {
        Variable[] memories = [.. scope.All.Where(v => v.Length > 2 && v.Type is VariableType.Array or VariableType.Span or VariableType.ReadOnlySpan)];
        int length = 2 + random.Next(3);
        string initial = string.Join(", ", Enumerable.Range(0, length).Select(_ => Real(scope, 1)));
        int kind = random.Next(scope.Loops > 0 ? 4 : 6);
        string? slice = null;
        Variable? source = null;
        if (kind is 2 or 3 && memories.Length > 0)
        {
            source = Pick(memories);
            length = Math.Min(length, source.Length);
            slice = Slice(source, length);
        }

        string name = scope.NewName(random);
        int root = source?.Root ?? ++roots;
        string size = length.ToString(CultureInfo.InvariantCulture);
        Variable made;
        switch (kind)
        {
            case 2 or 3 when source is { IsWritable: true }:
                block.Add(new FuzzStatement($"Span<double> {name} = {slice};"));
                made = new Variable(name, VariableType.Span) { Length = length, Root = root };
                break;
            case 2 or 3 when source is not null:
                block.Add(new FuzzStatement($"ReadOnlySpan<double> {name} = {slice};"));
                made = new Variable(name, VariableType.ReadOnlySpan) { Length = length, Root = root, IsWritable = false };
                break;
            case 4:
                block.Add(new FuzzStatement($"Span<double> {name} = stackalloc double[{size}];"));
                made = new Variable(name, VariableType.Span) { Length = length, Root = root };
                break;
            case 0:
                block.Add(new FuzzStatement($"double[] {name} = new double[{size}];"));
                made = new Variable(name, VariableType.Array) { Length = length, Root = root };
                break;
            default:
                block.Add(new FuzzStatement($"double[] {name} = [{initial}];"));
                made = new Variable(name, VariableType.Array) { Length = length, Root = root };
                break;
        }

        scope.Add(made);
    }

    private void If(List<FuzzStatement> block, Scope scope)
    {
        string condition = Condition(scope);
        var body = Block(new Scope(scope), 1 + random.Next(3));
        var otherwise = Chance(0.5) ? Block(new Scope(scope), 1 + random.Next(3)) : null;
        block.Add(new FuzzStatement($"if ({condition})") { Body = body, Else = otherwise });
    }

    private void CountedLoop(List<FuzzStatement> block, Scope scope)
    {
        var inner = new Scope(scope) { InLoop = true, Loops = scope.Loops + 1 };
        string i = "i" + new string('i', scope.Loops);
        int trips = scope.Loops == 0 ? random.Next(5) : random.Next(4);
        if (scope.All.Any(v => v.Name == i))
        {
            return;
        }

        string bound = Chance(0.2) ? "n" : trips.ToString(CultureInfo.InvariantCulture);
        string head = random.Next(5) switch
        {
            0 => $"for (int {i} = {trips} - 1; {i} >= 0; {i}--)",
            1 => $"for (int {i} = 0; {i} < {bound}; {i} += 2)",
            _ => $"for (int {i} = 0; {i} < {bound}; {i}++)",
        };
        bool isBounded = !head.Contains("< n", StringComparison.Ordinal);
        if (!isBounded && !scope.All.Any(v => v.Name == "n"))
        {
            return;
        }

        inner.Add(new Variable(i, VariableType.Integer) { Length = isBounded ? Math.Max(trips, 1) : 0, IsWritable = false });
        block.Add(new FuzzStatement(head) { Body = Block(inner, 1 + random.Next(4)) });
    }

    /// <summary>A sum over a loop, perhaps of such sums, that goes into another sum.</summary>
    private void Reduction(List<FuzzStatement> block, Scope scope, string into)
    {
        string i = "i" + new string('i', scope.Loops);
        if (scope.All.Any(v => v.Name == i))
        {
            return;
        }

        string name = scope.NewName(random);
        int trips = 1 + random.Next(4);
        block.Add(new FuzzStatement($"double {name} = {(Chance(0.8) ? "0" : Real(scope, 1))};"));
        scope.Add(new Variable(name, VariableType.Real));
        var inner = new Scope(scope) { InLoop = true, Loops = scope.Loops + 1 };
        inner.Add(new Variable(i, VariableType.Integer) { Length = trips, IsWritable = false });
        List<FuzzStatement> body = Block(inner, random.Next(2));
        if (inner.Loops < 2 && Chance(0.5))
        {
            Reduction(body, inner, name);
        }
        else
        {
            body.Add(new FuzzStatement($"{name} += {Pick(Bounded)}({Real(inner, 2)});"));
        }

        block.Add(new FuzzStatement(string.Create(CultureInfo.InvariantCulture, $"for (int {i} = 0; {i} < {trips}; {i}++)")) { Body = body });
        block.Add(new FuzzStatement(random.Next(4) switch
        {
            0 => $"{into} -= {name};",
            1 => $"{into} += {Pick(Bounded)}({Real(scope, 1)}) * {name};",
            _ => $"{into} += {name};",
        }));
    }

    /// <summary>A loop whose trip count depends on data, but not beyond a ration.</summary>
    private void RationedLoop(List<FuzzStatement> block, Scope scope)
    {
        string fuel = "fuel" + new string('l', scope.Loops);
        if (scope.All.Any(v => v.Name == fuel))
        {
            return;
        }

        int most = 1 + random.Next(4);
        string condition = Condition(scope);
        var outer = new Scope(scope) { InLoop = true, Loops = scope.Loops + 1 };
        outer.Add(new Variable(fuel, VariableType.Integer) { IsWritable = false });
        var loop = new List<FuzzStatement> { new($"int {fuel} = 0;") };
        bool isDo = Chance(0.3);
        // The ration is counted in the condition, so that no continue passes it by.
        string test = $"{fuel}++ < {most} && ({(isDo || Chance(0.8) ? condition : "true")})";
        loop.Add(isDo
            ? new FuzzStatement("do") { Body = Block(new Scope(outer), 1 + random.Next(3)), Tail = $"while ({test});" }
            : new FuzzStatement($"while ({test})") { Body = Block(new Scope(outer), 1 + random.Next(3)) });
        block.Add(new FuzzStatement("") { Body = loop });
    }

    private void ForEach(List<FuzzStatement> block, Scope scope)
    {
        Variable[] memories = [.. scope.All.Where(v => v.Type is VariableType.Span or VariableType.Array or VariableType.ReadOnlySpan)];
        if (memories.Length == 0)
        {
            return;
        }

        Variable memory = Pick(memories);
        var inner = new Scope(scope) { InLoop = true, Loops = scope.Loops + 1 };
        string name = inner.NewName(random);
        bool isByRef = memory.Type == VariableType.Span && Chance(0.4);
        inner.Add(new Variable(name, VariableType.Real) { IsWritable = isByRef, Root = memory.Root });
        block.Add(new FuzzStatement($"foreach ({(isByRef ? "ref " : "")}double {name} in {memory.Name})") { Body = Block(inner, 1 + random.Next(3)) });
    }

    private void Swap(List<FuzzStatement> block, Scope scope)
    {
        Variable[] arrays = [.. scope.All.Where(v => v.Type == VariableType.Array && !visitors.Contains(v))];
        if (Chance(0.4) && arrays.Length > 1)
        {
            Variable first = Pick(arrays);
            Variable[] others = [.. arrays.Where(v => v != first && v.Length == first.Length)];
            if (others.Length > 0)
            {
                Variable second = Pick(others);
                Union(first.Root, second.Root);
                block.Add(new FuzzStatement($"({first.Name}, {second.Name}) = ({second.Name}, {first.Name});"));
                return;
            }
        }

        if (WritablePlace(scope, []) is { } left && WritablePlace(scope, []) is { } right)
        {
            block.Add(new FuzzStatement($"({left.Text}, {right.Text}) = ({right.Text}, {left.Text});"));
        }
    }

    private void Deconstruct(List<FuzzStatement> block, Scope scope)
    {
        if (WritablePlace(scope, []) is { } left && WritablePlace(scope, []) is { } right)
        {
            block.Add(new FuzzStatement($"({left.Text}, {right.Text}) = ({Real(scope, 2)}, {Real(scope, 1)});"));
        }
    }

    private void Integers(List<FuzzStatement> block, Scope scope)
    {
        Variable[] writable = [.. scope.All.Where(v => v.Type == VariableType.Integer && v.IsWritable)];
        if (writable.Length > 0 && Chance(0.6))
        {
            block.Add(new FuzzStatement($"{Pick(writable).Name} = ({Integer(scope)} * 3 + 1) % {3 + random.Next(4)};"));
            return;
        }

        string value = Integer(scope);
        string name = scope.NewName(random);
        block.Add(new FuzzStatement($"int {name} = {value};"));
        scope.Add(new Variable(name, VariableType.Integer));
    }

    private void MemoryMember(List<FuzzStatement> block, Scope scope)
    {
        Variable[] spans = [.. scope.All.Where(v => v.Type == VariableType.Span)];
        if (spans.Length == 0)
        {
            return;
        }

        Variable target = Pick(spans);
        Variable[] sources = [.. scope.All.Where(v => v.Type is VariableType.Span or VariableType.ReadOnlySpan && v.Length >= 2 && target.Length >= 2)];
        block.Add(new FuzzStatement((random.Next(3), sources.Length) switch
        {
            (0, _) => $"{target.Name}.Fill({Real(scope, 2)});",
            (1, _) => $"{Slice(target, 1)}.Clear();",
            (_, 0) => $"{target.Name}[0] = {Real(scope, 1)};",
            _ => $"{Slice(Pick(sources), 2)}.CopyTo({Slice(target, 2)});",
        }));
    }

    private void EarlyReturn(List<FuzzStatement> block, Scope scope) =>
        block.Add(new FuzzStatement($"if ({Condition(scope)})")
        {
            Body = [new FuzzStatement(returnsReal ? $"return {Real(scope, 2)};" : "return;")],
        });

    private void Switch(List<FuzzStatement> block, Scope scope)
    {
        string value = Integer(scope);
        var cases = new List<FuzzStatement>();
        for (int label = 0; label < 2 + random.Next(2); label++)
        {
            string text = label == 1 && Chance(0.5) ? "default:" : string.Create(CultureInfo.InvariantCulture, $"case {label}:");
            cases.Add(new FuzzStatement(text) { Body = Block(new Scope(scope) { InLoop = false }, 1 + random.Next(2)), Tail = "break;" });
        }

        block.Add(new FuzzStatement($"switch ({value})") { Body = cases });
    }

    private void RefLocal(List<FuzzStatement> block, Scope scope)
    {
        Variable[] memories = [.. scope.All.Where(v => v.Type is VariableType.Span or VariableType.Array)];
        if (memories.Length == 0)
        {
            return;
        }

        Variable memory = Pick(memories);
        string element = Element(scope, memory);
        string name = scope.NewName(random);
        block.Add(new FuzzStatement($"ref double {name} = ref {element};"));
        scope.Add(new Variable(name, VariableType.Real) { Root = memory.Root });
    }
}
