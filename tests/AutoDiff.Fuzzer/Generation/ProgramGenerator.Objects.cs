using System.Globalization;

namespace AutoDiff.Fuzzer;

public sealed partial class ProgramGenerator
{
    private const int RowLength = 3;

    // Lists that may not grow: those of callers.
    private readonly HashSet<int> fixedLists = [];

    // Variables of foreach, which are not assigned; their elements may be.
    private readonly HashSet<Variable> visitors = new(ReferenceEqualityComparer.Instance);

    // Lists that a loop goes over: these may not be written.
    private readonly HashSet<int> visitedLists = [];

    /// <summary>A statement about what is shared when it is copied (objects, lists, arrays of arrays), a nested struct or a lambda.</summary>
    private void Objects(List<FuzzStatement> block, Scope scope)
    {
        Variable[] nodes = Variables(scope, VariableType.Node), lists = Variables(scope, VariableType.List), rows = Variables(scope, VariableType.Rows);
        switch (random.Next(20))
        {
            case 0 or 1:
                Declare(block, scope, "Node", VariableType.Node, $"new Node({Real(scope, 1)}, {Real(scope, 1)})");
                break;
            case 2 when nodes.Length > 0:
                DeclareShared(block, scope, "Node", VariableType.Node, Pick(nodes), "");
                break;
            case 3 or 4 when nodes.Length > 0:
                block.Add(new FuzzStatement($"{Pick(nodes).Name}.Shift({Real(scope, 2)});"));
                break;
            case 5:
                string items = $"{Real(scope, 1)}, {Real(scope, 1)}";
                Declare(block, scope, "List<double>", VariableType.List, Chance(0.5) ? $"[{items}]" : $"new List<double> {{ {items} }}", 2);
                break;
            case 6 when lists.Where(v => !fixedLists.Contains(v.Root) && !visitedLists.Contains(v.Root)).ToArray() is { Length: > 0 } growing:
                block.Add(new FuzzStatement($"{Pick(growing).Name}.Add({Real(scope, 2)});"));
                break;
            case 7:
                string row = string.Join(", ", Enumerable.Range(0, RowLength).Select(_ => Real(scope, 1)));
                Declare(block, scope, "double[][]", VariableType.Rows, Chance(0.5) ? $"[new double[{RowLength}], [{row}]]" : $"[[{row}], [0.5, {Real(scope, 1)}, 1.0]]");
                break;
            case 8 when rows.Length > 0:
                DeclareShared(block, scope, "double[]", VariableType.Array, Pick(rows), $"[{Row(scope)}]", RowLength);
                break;
            case 9 when rows.Length > 0:
                string swapped = Pick(rows).Name;
                block.Add(new FuzzStatement($"({swapped}[0], {swapped}[1]) = ({swapped}[1], {swapped}[0]);"));
                break;
            case 10 or 11:
                Boxes(block, scope);
                break;
            case 12:
                Lambda(block, scope);
                break;
            case 13 or 14 or 15:
                Share(block, scope, Chance(0.6) ? VariableType.Node : VariableType.Array);
                break;
            case 16 when nodes.Length > 0:
                Variable kept = Pick(nodes);
                Declare(block, scope, "Node[]", VariableType.NodeArray, $"[{kept.Name}, {(Chance(0.3) ? kept.Name : $"new Node({Real(scope, 1)}, {Real(scope, 1)})")}]");
                Union(scope.All.Last().Root, kept.Root);
                break;
            case 17 when nodes.Length > 0 && Variables(scope, VariableType.NodeArray) is { Length: > 0 } arrays:
                Variable array = Pick(arrays), put = Pick(nodes);
                Union(array.Root, put.Root);
                block.Add(new FuzzStatement($"{array.Name}[{Index(scope, 2)}] = {put.Name};"));
                break;
            case 18:
                block.Add(new FuzzStatement("try") { Body = Block(new Scope(scope) { InLoop = false }, 1 + random.Next(2)) });
                block.Add(new FuzzStatement("finally") { Body = [new FuzzStatement($"DropOf({Integer(scope)});")] });
                break;
            case 19 when scope.Loops < 3 && lists.Length + rows.Length > 0:
                Visit(block, scope, Pick([.. lists, .. rows]));
                break;
            default:
                Assign(block, scope);
                break;
        }
    }

    /// <summary>A name that means one of two things by a condition, or from now on another one.</summary>
    private void Share(List<FuzzStatement> block, Scope scope, VariableType kind)
    {
        Variable[] known = [.. Variables(scope, kind).Where(v => !visitors.Contains(v))];
        if (known.Length == 0)
        {
            Assign(block, scope);
            return;
        }

        Variable first = Pick(known), second = Pick([.. known.Where(v => v.Length == first.Length)]);
        Union(first.Root, second.Root);
        if (Chance(0.5))
        {
            block.Add(new FuzzStatement($"{first.Name} = {second.Name};"));
            return;
        }

        string name = scope.NewName(random);
        block.Add(new FuzzStatement($"{(kind == VariableType.Node ? "Node" : "double[]")} {name} = {Condition(scope)} ? {first.Name} : {second.Name};"));
        scope.Add(new Variable(name, kind) { Root = first.Root, Length = first.Length });
    }

    /// <summary>A variable that shares its storage with one that there is.</summary>
    private void DeclareShared(List<FuzzStatement> block, Scope scope, string type, VariableType kind, Variable source, string part, int length = 0)
    {
        string name = scope.NewName(random);
        block.Add(new FuzzStatement($"{type} {name} = {source.Name}{part};"));
        scope.Add(new Variable(name, kind) { Root = source.Root, Length = length });
    }

    private void Boxes(List<FuzzStatement> block, Scope scope)
    {
        Variable[] boxes = Variables(scope, VariableType.Box);
        if (boxes.Length == 0 || Chance(0.4))
        {
            string value = boxes.Length > 0 && Chance(0.4) ? Pick(boxes).Name : $"new Box {{ Inner = {Pair(scope, 1)}, C = {Real(scope, 1)} }}";
            Declare(block, scope, "Box", VariableType.Box, value);
            return;
        }

        string name = Pick(boxes).Name;
        block.Add(new FuzzStatement(random.Next(3) switch
        {
            0 => $"{name}.Inner = {Pair(scope, 1)};",
            1 => $"{name}.Turn({Real(scope, 1)});",
            _ => $"{name} = {Pick(boxes).Name} with {{ C = {Real(scope, 1)} }};",
        }));
    }

    /// <summary>A lambda of one number that captures numbers and arrays.</summary>
    private void Lambda(List<FuzzStatement> block, Scope scope)
    {
        Scope seen = Captured(scope);
        string name = scope.NewName(random).TrimStart('@') + "By";
        seen.Add(new Variable("given", VariableType.Real));
        block.Add(new FuzzStatement($"Func<double, double> {name} = given => {Real(seen, 2)};"));
        scope.Functions.Add(name);
    }

    /// <summary>A loop over a list's numbers or the rows of an array of arrays.</summary>
    private void Visit(List<FuzzStatement> block, Scope scope, Variable memory)
    {
        var inner = new Scope(scope) { InLoop = true, Loops = scope.Loops + 1 };
        string name = inner.NewName(random);
        bool isList = memory.Type == VariableType.List;
        Variable visitor = isList
            ? new Variable(name, VariableType.Real) { IsWritable = false, Root = memory.Root }
            : new Variable(name, VariableType.Array) { Length = RowLength, Root = memory.Root };
        inner.Add(visitor);
        visitors.Add(visitor);
        bool isFirst = isList && visitedLists.Add(memory.Root);
        List<FuzzStatement> body = Block(inner, 1 + random.Next(3));
        if (isFirst)
        {
            visitedLists.Remove(memory.Root);
        }

        block.Add(new FuzzStatement(string.Create(CultureInfo.InvariantCulture, $"foreach ({(isList ? "double" : "double[]")} {name} in {memory.Name})")) { Body = body });
    }
}
