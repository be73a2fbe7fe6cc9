using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>The integers that only count, and so can be counted by the reals of a vector: set to constants, to one another, or to one
/// another plus a constant.</summary>
/// <remarks>Exact in lanes of <c>double</c>, which hold every integer of 32 bits.</remarks>
internal static class RealCounters
{
    public static HashSet<int> Of(IrMethod method, Func<IrVariable, bool> isVarying)
    {
        var definitions = new Dictionary<int, List<Expression>>();
        var rejected = new HashSet<int>(method.Parameters.Select(static parameter => parameter.Variable.Id));
        Gather(method.Body, definitions, rejected);
        var counters = new HashSet<int>(definitions.Keys.Where(id => !rejected.Contains(id)));
        while (counters.RemoveWhere(id => definitions[id].Exists(value => !Counts(value, counters))) > 0)
        {
        }

        return counters;

        void Gather(EquatableArray<IrStatement> block, Dictionary<int, List<Expression>> found, HashSet<int> others)
        {
            foreach (IrStatement statement in block)
            {
                switch (statement)
                {
                    case LetStatement let:
                        Define(let.Target, let.Value);
                        break;
                    case AssignStatement assign:
                        Define(assign.Target, assign.Value);
                        break;
                    case DeclareStatement { Target: var target }:
                        Define(target, new UseExpression(PassiveConstant.Int(0)));
                        break;
                    case CallStatement call:
                        others.UnionWith(call.Results.Select(static result => result.Id));
                        others.UnionWith(call.Arguments.Where(static argument => argument.Result is not null).Select(static argument => argument.Result!.Id));
                        break;
                }

                foreach (EquatableArray<IrStatement> inner in statement.Blocks())
                {
                    Gather(inner, found, others);
                }
            }

            void Define(IrVariable target, Expression value)
            {
                if (target.Type == PassiveType.Int32 && isVarying(target))
                {
                    if (!found.TryGetValue(target.Id, out List<Expression>? values))
                    {
                        found[target.Id] = values = [];
                    }

                    values.Add(value);
                }
            }
        }
    }

    /// <summary>The number that an integer constant stands for.</summary>
    public static bool IsNumber(Operand operand, out int number)
    {
        number = 0;
        return operand is PassiveConstant constant && int.TryParse(
            constant.Code, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out number);
    }

    private static bool Counts(Expression value, HashSet<int> counters) => value switch
    {
        UseExpression use => IsCounter(use.Value, counters) || IsNumber(use.Value, out _),
        BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum =>
            IsCounter(sum.Left, counters) && IsNumber(sum.Right, out int step) && Math.Abs((long)step) <= 1,
        _ => false,
    };

    private static bool IsCounter(Operand operand, HashSet<int> counters) => operand is VariableOperand { Variable: var variable } && counters.Contains(variable.Id);
}
