using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Finds the variables that are written to other than by their only declaration.</summary>
internal static class AssignedVariables
{
    public static void Gather(EquatableArray<IrStatement> block, ICollection<int> assigned)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case DeclareStatement declare:
                    assigned.Add(declare.Target.Id);
                    break;
                case AssignStatement assign:
                    assigned.Add(assign.Target.Id);
                    break;
                case StoreStatement { Place.Indices.IsEmpty: true } store:
                    assigned.Add(store.Place.Base.Id);
                    break;
                case AccumulateStatement { Place.Indices.IsEmpty: true } accumulate:
                    assigned.Add(accumulate.Place.Base.Id);
                    break;
                case CallStatement call:
                    foreach (Argument argument in call.Arguments)
                    {
                        if (argument.Result is not null)
                        {
                            assigned.Add(argument.Result.Id);
                        }
                        else if (argument is { Mode: PassingMode.Ref, Value: VariableOperand { Variable: var changed } })
                        {
                            assigned.Add(changed.Id);
                        }
                    }

                    foreach (IrVariable result in call.Results)
                    {
                        assigned.Add(result.Id);
                    }

                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner, assigned);
            }
        }
    }
}
