using System.Globalization;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>The one allocator of names of a member. Named variables get the name that they wish for, with a number where that
/// is taken in a scope around them or beside them; temporaries get names after what they hold.</summary>
internal sealed class NamePlan
{
    private readonly Dictionary<int, string> names = [];

    /// <summary>Every name and every wish in the method: a number is never added so that one of these comes out.</summary>
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>The first number worth a try behind each name that stands for the whole method: what was taken stays taken.</summary>
    private readonly Dictionary<string, int> firstNumbers = new(StringComparer.Ordinal);

    private NamePlan()
    {
    }

    public static NamePlan Of(IrMethod method, IEnumerable<string> reserved)
    {
        var plan = new NamePlan();
        plan.taken.UnionWith(reserved);
        plan.Gather(method.Body);
        var scope = new HashSet<string>(reserved, StringComparer.Ordinal);
        foreach (IrParameter parameter in method.Parameters)
        {
            plan.taken.Add(parameter.Variable.Name);
            scope.Add(parameter.Variable.Name);
            plan.names[parameter.Variable.Id] = parameter.IsThis ? "this" : Keywords.Escape(parameter.Variable.Name);
        }

        plan.Block([method.Body], [], scope);
        return plan;
    }

    public bool Has(IrVariable variable) => names.ContainsKey(variable.Id);

    public string this[IrVariable variable] => names.TryGetValue(variable.Id, out string? name)
        ? name
        : throw new InvalidOperationException($"The variable {IrPrinter.Print(variable)} has no name yet.");

    /// <summary>Names a temporary that is declared in <paramref name="scope"/>. <paramref name="hint"/> says what it holds; empty for nothing
    /// in particular. Scopes beside one another may use the same name.</summary>
    public string NameTemporary(IrVariable variable, string hint, TemporaryScope scope)
    {
        string name = hint.Length > 0 && IsFree(hint, scope) && !Keywords.IsKeyword(hint) ? hint : Numbered(hint.Length > 0 ? hint : "t", scope);
        scope.Add(name);
        names[variable.Id] = name;
        return name;
    }

    private bool IsFree(string name, TemporaryScope? scope) => !taken.Contains(name) && (scope is null || scope.IsFree(name));

    private string Numbered(string name, TemporaryScope? scope)
    {
        int first = scope is not null ? scope.FirstNumber(name) : firstNumbers.TryGetValue(name, out int next) ? next : 1;
        for (int i = first; ; i++)
        {
            string numbered = name + (char.IsDigit(name[name.Length - 1]) ? "_" : "") + i.ToString(CultureInfo.InvariantCulture);
            if (!IsFree(numbered, scope))
            {
                continue;
            }

            if (scope is null)
            {
                firstNumbers[name] = i + 1;
            }
            else
            {
                scope.Used(name, i);
            }

            return numbered;
        }
    }

    /// <summary>Gives names to what the blocks of one scope declare, then to the scopes inside.</summary>
    private void Block(IReadOnlyList<EquatableArray<IrStatement>> blocks, IReadOnlyList<IrVariable> first, HashSet<string> outer)
    {
        var scope = new HashSet<string>(outer, StringComparer.Ordinal);
        var late = new List<IrVariable>();
        foreach (IrVariable variable in first.Where(static index => index.Name.Length > 0).Concat(blocks.SelectMany(Named)))
        {
            if (names.ContainsKey(variable.Id))
            {
                continue;
            }

            string wish = LocalNames.Speakable(variable.Name);
            if (scope.Add(wish))
            {
                names[variable.Id] = Keywords.Escape(wish);
            }
            else
            {
                late.Add(variable);
            }
        }

        foreach (IrVariable variable in late)
        {
            if (names.ContainsKey(variable.Id))
            {
                continue;
            }

            string name = Numbered(LocalNames.Speakable(variable.Name), scope: null);
            taken.Add(name);
            scope.Add(name);
            names[variable.Id] = name;
        }

        foreach (IrStatement statement in blocks.SelectMany(static block => block))
        {
            switch (statement)
            {
                case ForStatement loop:
                    Block([loop.Body], [loop.Index], scope);
                    break;
                case WhileStatement loop:
                    Block([loop.Header, loop.Body], [], scope);
                    break;
                case TryStatement attempt:
                    Block([attempt.Body], [], scope);
                    Block([attempt.Finally], [], scope);
                    break;
                case IfStatement branch:
                    Block([branch.Then], [], scope);
                    Block([branch.Else], [], scope);
                    break;
            }
        }
    }

    /// <summary>What a block itself declares with a name.</summary>
    private static List<IrVariable> Named(EquatableArray<IrStatement> block)
    {
        List<IrVariable> named = [];
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement { Target: { Name.Length: > 0 } target }:
                    named.Add(target);
                    break;
                case DeclareStatement { Target: { Name.Length: > 0 } target }:
                    named.Add(target);
                    break;
                case CallStatement call:
                    named.AddRange(call.Results
                        .Concat(call.Arguments.Where(static argument => argument.Result is not null).Select(static argument => argument.Result!))
                        .Where(static variable => variable.Name.Length > 0));
                    break;
            }
        }

        return named;
    }

    private void Gather(EquatableArray<IrStatement> block)
    {
        foreach (IrVariable variable in Named(block))
        {
            taken.Add(LocalNames.Speakable(variable.Name));
        }

        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case ForStatement loop:
                    taken.Add(loop.Index.Name);
                    break;
                case LetStatement { Value: TemplateExpression template }:
                    taken.UnionWith(TemplateText.Words(template.Template));
                    break;
                case AssignStatement { Value: TemplateExpression template }:
                    taken.UnionWith(TemplateText.Words(template.Template));
                    break;
                case EffectStatement effect:
                    taken.UnionWith(TemplateText.Words(effect.Template));
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner);
            }
        }
    }
}
