using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>What emission must know of each variable of a method: how often it is read, whether it is assigned after its
/// declaration, whether it is a parameter by reference.</summary>
internal sealed class VariableFacts
{
    private readonly VariableMap<int> reads = new();
    private readonly HashSet<int> assigned = [];
    private readonly VariableSet byReference = [];
    private readonly VariableSet declaredApart = [];

    private VariableFacts()
    {
    }

    public static VariableFacts Of(IrMethod method)
    {
        var facts = new VariableFacts();
        foreach (IrParameter parameter in method.Parameters)
        {
            facts.declaredApart.Add(parameter.Variable.Id);
            if (parameter.Mode is PassingMode.Ref or PassingMode.Out)
            {
                facts.byReference.Add(parameter.Variable.Id);
            }
        }

        facts.Visit(method.Body);
        return facts;
    }

    /// <summary>The variables that a block, with all blocks in it, assigns.</summary>
    public static HashSet<int> AssignedIn(EquatableArray<IrStatement> block)
    {
        var facts = new VariableFacts();
        facts.Visit(block);
        return facts.assigned;
    }

    public int Reads(IrVariable variable) => reads.TryGetValue(variable.Id, out int count) ? count : 0;

    /// <summary>Whether the variable is assigned other than by its declaration.</summary>
    public bool IsAssigned(IrVariable variable) => assigned.Contains(variable.Id);

    public bool IsByReference(int variable) => byReference.Contains(variable);

    private void Visit(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            foreach (Operand operand in statement.Operands())
            {
                if (operand is VariableOperand variable)
                {
                    reads[variable.Variable.Id] = Reads(variable.Variable) + 1;
                }
            }

            switch (statement)
            {
                case DeclareStatement declare:
                    declaredApart.Add(declare.Target.Id);
                    break;
                case LetStatement let:
                    declaredApart.Add(let.Target.Id);
                    break;
                case AssignStatement assign:
                    assigned.Add(assign.Target.Id);
                    break;
                case StoreStatement { Place: { Indices.IsEmpty: true } place }:
                    assigned.Add(place.Base.Id);
                    break;
                case AccumulateStatement { Place: { Indices.IsEmpty: true } place }:
                    assigned.Add(place.Base.Id);
                    break;
                case CallStatement call:
                    VisitResults(call);
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Visit(inner);
            }
        }
    }

    private void VisitResults(CallStatement call)
    {
        foreach (IrVariable result in call.Results)
        {
            Written(result);
        }

        foreach (Argument argument in call.Arguments)
        {
            if (argument.Result is not null)
            {
                Written(argument.Result);
            }
        }

        void Written(IrVariable result)
        {
            // What a call gives first is declared by it.
            if (!declaredApart.Add(result.Id))
            {
                assigned.Add(result.Id);
            }
        }
    }
}
