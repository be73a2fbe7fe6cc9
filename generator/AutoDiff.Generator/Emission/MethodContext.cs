using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Emission;

/// <summary>What the printers of all blocks of a method share.</summary>
internal sealed class MethodContext
{
    private readonly HashSet<int> needsValue;

    public MethodContext(IrMethod method, IEnumerable<string> reserved)
    {
        Facts = VariableFacts.Of(method);
        Names = NamePlan.Of(method, reserved);
        Layouts = method.Layouts.ToDictionary(static layout => layout.TypeCode, StringComparer.Ordinal);
        Ids = new VariableIds(method.VariableCount);
        needsValue = DefiniteAssignment.Missing(method);
        Declare(method.Body);
        foreach (IrParameter parameter in method.Parameters)
        {
            Declared.Add(parameter.Variable.Id);
        }
    }

    public VariableFacts Facts { get; }

    public NamePlan Names { get; }

    public IReadOnlyDictionary<string, AggregateLayout> Layouts { get; }

    public VariableIds Ids { get; }

    /// <summary>What has a declaration of its own, or was declared by a call already printed.</summary>
    public HashSet<int> Declared { get; } = [];

    /// <summary>The temporaries that are written out wherever they are read.</summary>
    public Dictionary<int, CodeText> Repeatable { get; } = [];

    /// <summary>Whether the compiler could not see that the variable is assigned before it is read.</summary>
    public bool NeedsValue(IrVariable variable) => needsValue.Contains(variable.Id);

    private void Declare(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement let:
                    Declared.Add(let.Target.Id);
                    break;
                case DeclareStatement declare:
                    Declared.Add(declare.Target.Id);
                    break;
                case ForStatement loop:
                    Declared.Add(loop.Index.Id);
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Declare(inner);
            }
        }
    }
}
