using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <content>One call, replaced.</content>
internal sealed partial class Inlining
{
    /// <summary>Gives the variables of a body ids of the caller's, and its parameters the arguments of one call.</summary>
    private sealed class Expansion : IrRewriter
    {
        private readonly Inlining owner;
        private readonly CallStatement call;
        private readonly Dictionary<int, Operand> operands = [];
        private readonly Dictionary<int, IrVariable> variables = [];
        private readonly Dictionary<int, int> reads = [];
        private readonly List<IrStatement> output = [];

        private Expansion(Inlining owner, CallStatement call)
        {
            this.owner = owner;
            this.call = call;
        }

        /// <summary>The statements that do what the call does; null where that cannot be said with variables alone.</summary>
        public static List<IrStatement>? TryMake(Inlining owner, CallStatement call, IrMethod method)
        {
            var expansion = new Expansion(owner, call);
            return expansion.BindParameters(method) ? expansion.Run(method) : null;
        }

        private bool BindParameters(IrMethod method)
        {
            int offset = 0;
            if (call.Callee.HasReceiver && !method.Parameters.Any(static parameter => parameter.IsThis))
            {
                // The body says `this` in its text: it must be the caller's own.
                if (call.Arguments[0].Value is not PassiveConstant { Code: "this" })
                {
                    return false;
                }

                offset = 1;
            }

            if (call.Arguments.Count != method.Parameters.Count + offset)
            {
                return false;
            }

            HashSet<int> assigned = [];
            Gather(method.Body, assigned);
            CountReads(method.Body);
            for (int i = 0; i < method.Parameters.Count; i++)
            {
                if (!Bind(method, method.Parameters[i], call.Arguments[i + offset], assigned))
                {
                    return false;
                }
            }

            return true;
        }

        private bool Bind(IrMethod method, IrParameter parameter, Argument argument, HashSet<int> assigned)
        {
            IrVariable variable = parameter.Variable;
            if (parameter.Mode is PassingMode.Ref or PassingMode.Out)
            {
                if (argument.Result is not { } result || result.Type != variable.Type || call.Arguments.Count(other => other.Result?.Id == result.Id) > 1
                    || (variable.Type.IsDifferentiable && !parameter.IsActive))
                {
                    return false;
                }

                if (argument.Value is { } value && (value is not VariableOperand same || same.Variable.Id != result.Id))
                {
                    return false;
                }

                variables[variable.Id] = result;
                operands[variable.Id] = new VariableOperand(result);
                return true;
            }

            if (argument.Value is not { } given || argument.Result is not null)
            {
                return false;
            }

            if (parameter.IsThis && given is not VariableOperand)
            {
                return false;
            }

            bool isMemory = MemoryRoots.IsMemory(variable.Type);
            bool isChanged = assigned.Contains(variable.Id) || IsWrittenByCall(given);
            if (isChanged && parameter.Mode == PassingMode.In)
            {
                return false;
            }

            if (variable.Type.IsDifferentiable && !parameter.IsActive)
            {
                // A constant for the callee. Memory would need a copy, unless it is one for the caller too.
                if (isMemory && !(given is VariableOperand { Variable.Id: var source } && owner.passiveMemory.Contains(source) && OnlyReads(method, variable)))
                {
                    return false;
                }

                if (isMemory)
                {
                    return BindValue(variable, given, isChanged);
                }

                // Under a name of its own only where the argument has none.
                bool isNamed = given is VariableOperand { Variable.Name.Length: > 0 };
                Copy(isNamed ? variable with { Name = "" } : variable, new TemplateExpression("{0}", EquatableArray.Of(given), variable.Type, IsPure: true, IsStable: true));
                return true;
            }

            return BindValue(variable, given, isChanged);
        }

        private bool BindValue(IrVariable variable, Operand given, bool isChanged)
        {
            if (given.Type != variable.Type)
            {
                if (variable.Type is not SequenceType view || given is not VariableOperand { Variable.Type: SequenceType } sequence)
                {
                    return false;
                }

                Copy(variable, new SliceExpression(sequence.Variable, PassiveConstant.Int(0), null, view));
            }
            else if (isChanged || (given is not VariableOperand && variable.Type is not (RealType or PassiveType)) || DeservesName(variable, given))
            {
                Copy(variable, new UseExpression(given));
            }
            else
            {
                operands[variable.Id] = given;
                if (given is VariableOperand { Variable: var source })
                {
                    variables[variable.Id] = source;
                }
            }

            return true;
        }

        /// <summary>Whether a body cannot write to memory that it is given.</summary>
        private static bool OnlyReads(IrMethod method, IrVariable memory) =>
            memory.Type is SequenceType { Kind: SequenceKind.ReadOnlySpan or SequenceKind.ReadOnlyMemory, Element: RealType }
            || !MemoryWrites.Any(method)
            || new MemoryRoots(new PrimalTree(method)).Writes(memory.Id).Count == 0;

        /// <summary>Whether the call changes the variable that it is also given by value.</summary>
        private bool IsWrittenByCall(Operand given) =>
            given is VariableOperand v && call.Arguments.Any(argument => argument.Result?.Id == v.Variable.Id);

        /// <summary>An expression that the body reads more than once reads better under the parameter's name.</summary>
        private bool DeservesName(IrVariable parameter, Operand given) => given is VariableOperand { Variable: { Name.Length: 0 } temporary }
            && !MemoryRoots.IsMemory(temporary.Type)
            && reads.TryGetValue(parameter.Id, out int count) && count > 1;

        private void Copy(IrVariable parameter, Expression value) => output.Add(new LetStatement(Declare(parameter), value, call.Origin));

        private List<IrStatement> Run(IrMethod method)
        {
            foreach (IrStatement statement in method.Body)
            {
                if (statement is not ReturnStatement end)
                {
                    Statement(statement, output);
                    continue;
                }

                for (int i = 0; i < call.Results.Count; i++)
                {
                    Operand value = Operand(end.Values[i]);
                    IrResult part = method.Results[i];
                    bool isConstant = part.Type.IsDifferentiable && !(part.IsActive && call.Callee.IsReturnActive);
                    Expression result = isConstant
                        ? new TemplateExpression("{0}", EquatableArray.Of(value), part.Type, IsPure: true, IsStable: true)
                        : new UseExpression(value);
                    output.Add(new LetStatement(call.Results[i], result, call.Origin));
                }
            }

            return output;
        }

        private void CountReads(EquatableArray<IrStatement> block)
        {
            foreach (IrStatement statement in block)
            {
                foreach (Operand operand in statement.Operands())
                {
                    if (operand is VariableOperand { Variable.Id: var id })
                    {
                        reads[id] = reads.TryGetValue(id, out int count) ? count + 1 : 1;
                    }
                }

                foreach (EquatableArray<IrStatement> inner in statement.Blocks())
                {
                    CountReads(inner);
                }
            }
        }

        private static void Gather(EquatableArray<IrStatement> block, HashSet<int> assigned)
        {
            foreach (IrStatement statement in block)
            {
                switch (statement)
                {
                    case AssignStatement s:
                        assigned.Add(s.Target.Id);
                        break;
                    case StoreStatement s when !MemoryRoots.IsMemory(s.Place.Base.Type):
                        assigned.Add(s.Place.Base.Id);
                        break;
                    case AccumulateStatement s when !MemoryRoots.IsMemory(s.Place.Base.Type):
                        assigned.Add(s.Place.Base.Id);
                        break;
                    case CallStatement s:
                        assigned.UnionWith(s.Arguments.Where(static argument => argument.Result is not null).Select(static argument => argument.Result!.Id));
                        break;
                }

                foreach (EquatableArray<IrStatement> inner in statement.Blocks())
                {
                    Gather(inner, assigned);
                }
            }
        }

        private IrVariable Declare(IrVariable variable)
        {
            IrVariable own = variable with { Id = owner.ids.Take(), Name = variable.Name == "this" ? "" : variable.Name };
            variables[variable.Id] = own;
            operands[variable.Id] = new VariableOperand(own);
            return own;
        }

        protected override void Statement(IrStatement statement, List<IrStatement> statements)
        {
            switch (statement)
            {
                // The caller's statement stands for all of them.
                case SourceStatement:
                    break;
                case LetStatement s:
                    Expression value = Expression(s.Value);
                    statements.Add(new LetStatement(Declare(s.Target), value, call.Origin));
                    break;
                case DeclareStatement s:
                    statements.Add(s with { Target = Declare(s.Target) });
                    break;
                case AssignStatement s:
                    statements.Add(new AssignStatement(Variable(s.Target), Expression(s.Value)));
                    break;
                case ForStatement s:
                    Operand from = Operand(s.From);
                    Operand to = Operand(s.To);
                    Operand? budget = s.Budget is null ? null : Operand(s.Budget);
                    IrVariable index = Declare(s.Index);
                    statements.Add(new ForStatement(index, from, to, s.Step, Block(s.Body)) { Budget = budget });
                    break;
                case EffectStatement s:
                    statements.Add(s with { Arguments = s.Arguments.Map(Operand), Gap = Moved(s.Gap) });
                    break;
                case CallStatement s:
                    CallStatement nested = Nested(s);
                    if (owner.TryExpand(nested) is { } expanded)
                    {
                        statements.AddRange(expanded);
                    }
                    else
                    {
                        statements.Add(nested);
                    }

                    break;
                default:
                    base.Statement(statement, statements);
                    break;
            }
        }

        private CallStatement Nested(CallStatement s)
        {
            EquatableArray<Argument> arguments = s.Arguments
                .Select(argument => argument with
                {
                    Value = argument.Value is null ? null : Operand(argument.Value),
                    Result = argument.Result is null ? null : Result(argument),
                })
                .ToEquatableArray();
            return s with { Arguments = arguments, Results = s.Results.Select(Declare).ToEquatableArray(), Origin = call.Origin };
        }

        private IrVariable Result(Argument argument) =>
            variables.TryGetValue(argument.Result!.Id, out IrVariable? known) ? known : Declare(argument.Result);

        /// <summary>What is wrong inside of the callee is reported there; here it is the call that stops.</summary>
        private Gap? Moved(Gap? gap) => gap is null ? null : gap with { Origin = call.Origin };

        protected override Expression Expression(Expression expression) => base.Expression(expression) is var mapped
            && mapped is TemplateExpression template
                ? template with { Gap = Moved(template.Gap), IsStable = template.IsStable && !owner.changesState }
                : mapped;

        protected override Operand Operand(Operand operand) =>
            operand is VariableOperand { Variable: var variable } && operands.TryGetValue(variable.Id, out Operand? known) ? known : operand;

        protected override IrVariable Variable(IrVariable variable) => variables.TryGetValue(variable.Id, out IrVariable? known) ? known : variable;
    }
}
